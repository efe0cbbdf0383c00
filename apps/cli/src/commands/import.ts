import { createReadStream, createWriteStream, statSync, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { basename } from 'node:path';
import {
  ContactsError,
  type ImportProgress,
  type ImportReport,
  importContacts,
  type RefusedRow,
} from '@nurture/contacts';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { prepareWorkspace } from '@nurture/workspace';
import type { Command } from 'commander';
import pc from 'picocolors';
import { openRuntime } from '../../../server/src';
import { EXIT } from '../exit';
import { openLog } from '../log';
import { reportFindings } from '../report/findings';
import { settingsOrExit } from '../settings';

interface Options {
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly again?: boolean;
  readonly report?: string;
}

const HELP = `
Columns are found by their names, in any order and case: email (needed), firstName, lastName, company, role, phone,
country (NL), locale (nl), timezone (Europe/Amsterdam), tags ("a; b"), mailConsent and trackingConsent (yes or no),
wording (which text they agreed to), source, and every field that workspace.json declares. Empty cells leave what is
known. Comma, semicolon or tab; UTF-8. It lifts no unsubscribe. Stopped halfway, the same command goes on.

Examples:
  $ nurture import fair.csv --dry-run       what would be refused, and why
  $ nurture import fair.csv
  $ nurture import fair.csv --json          { rows, imported, refused, created, report, ... }

Exit code: 0 imported (rows may have been refused), 1 the file can't be imported, 2 wrong usage.`;

export function register(program: Command): void {
  program
    .command('import')
    .argument('<FILE.csv>', 'contacts, one a row, with a header')
    .description('import contacts; every refused row is reported with its line and the reason')
    .option('--dry-run', 'judge every row, write nothing')
    .option('--again', 'import a file again that was imported before')
    .option('--report <FILE>', 'where refused rows go (default: FILE.refused.csv)')
    .option('--json', 'print the report for programs')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(path: string, options: Options): Promise<void> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return stop(EXIT.usage, `there is no file ${path}`);
  const settings = settingsOrExit();
  const workspace = await workspaceSettings(settings.workspace);
  if (!workspace) return stop(EXIT.no, 'the workspace is not valid: see nurture validate');
  const runtime = await openRuntime(settings, { command: 'nurture import', mode: 'share' }, openLog('warn'));
  const refused = new RefusedReport(options.report ?? `${path}.refused.csv`);
  try {
    const report = await importContacts(
      runtime.db,
      { settings: () => workspace, secret: runtime.secret },
      { name: basename(path), open: () => createReadStream(path) },
      {
        dryRun: options.dryRun ?? false,
        again: options.again ?? false,
        onProgress: options.json === true ? () => undefined : showProgress,
        onRefused: (row) => refused.add(row),
      },
    );
    const file = await refused.close();
    process.stdout.write(options.json === true ? asJson(report, file) : inWords(report, file, options.dryRun ?? false));
  } catch (error) {
    await refused.close();
    if (!(error instanceof ContactsError)) throw error;
    stop(EXIT.no, error.message);
  } finally {
    await runtime.close();
  }
}

function stop(exitCode: number, message: string): void {
  process.stderr.write(`nurture import: ${message}\n`);
  process.exitCode = exitCode;
}

async function workspaceSettings(dir: string): Promise<WorkspaceSettings | null> {
  const { findings, compiled } = await prepareWorkspace(dir);
  if (!compiled) process.stderr.write(reportFindings(findings, dir));
  return compiled?.settings.content ?? null;
}

/** One line that is written over, on a terminal alone. */
function showProgress({ rows, refused, lines }: ImportProgress): void {
  if (!process.stderr.isTTY) return;
  const percent = Math.min(100, Math.floor((100 * rows) / Math.max(lines - 1, 1)));
  process.stderr.write(`\r${percent} %  ${rows} rows, ${refused} refused `);
  if (percent === 100) process.stderr.write('\n');
}

/** The file of refused rows; there is none until there is something to say. */
class RefusedReport {
  private stream: WriteStream | null = null;

  constructor(private readonly path: string) {}

  async add(row: RefusedRow): Promise<void> {
    this.stream ??= this.begin();
    const cells = [String(row.line), row.email, row.column, row.reason];
    if (!this.stream.write(`${cells.map(quoted).join(',')}\n`)) await once(this.stream, 'drain');
  }

  /** @returns where it is, if there is one */
  async close(): Promise<string | null> {
    if (!this.stream) return null;
    this.stream.end();
    if (!this.stream.closed) await once(this.stream, 'close');
    return this.path;
  }

  private begin(): WriteStream {
    const stream = createWriteStream(this.path, { mode: 0o600 });
    stream.write('line,email,column,reason\n');
    return stream;
  }
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const asJson = (report: ImportReport, file: string | null): string =>
  `${JSON.stringify({ ...report, report: file }, null, 2)}\n`;

function inWords(report: ImportReport, file: string | null, isDryRun: boolean): string {
  if (report.alreadyDone) return 'This file was imported before; nothing was done. To do it once more: --again\n';
  const lines = [
    `${pc.bold(String(report.imported))} of ${report.rows} rows ${isDryRun ? 'can be imported' : 'imported'}`,
  ];
  if (!isDryRun) lines.push(`${report.created} people were new`);
  if (report.resumedAfter > 0) lines.push(`went on after row ${report.resumedAfter}, where an earlier run had stopped`);
  if (report.keptUnsubscribed > 0) lines.push(`${report.keptUnsubscribed} stay unsubscribed, whatever the file says`);
  for (const { name, hint } of report.ignoredColumns)
    lines.push(pc.yellow(`column ${name} was left out. ${hint ?? ''}`.trimEnd()));
  if (file !== null) lines.push(`${pc.red(`${report.refused} refused`)}, with line and reason in ${file}`);
  return `${lines.join('\n')}\n`;
}
