import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { once } from 'node:events';
import { openRuntime } from '../../../server/src';
import {
  ContactsError,
  importContacts,
  type ImportProgress,
  type ImportReport,
  type RefusedRow,
} from '@nurture/contacts';
import { LINES_KINDS, type LinesKind } from '@nurture/analytics';
import { safeCell } from '@nurture/core/figures';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { openLog } from '../log';
import { Progress } from '../progress';
import { guarded, Refusal, wrongUsage } from '../refusal';
import { importLines } from './import-lines';
import { settingsOrExit } from '../settings';
import { settingsInForce } from '../settings-in-force';

interface Options {
  readonly of: string;
  readonly dryRun?: boolean;
  readonly again?: boolean;
  readonly report?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Columns are found by their names, in any order and case: email (needed), firstName, lastName, company, role, phone,
country (NL), locale (nl), timezone (Europe/Amsterdam), tags ("a; b"), mailConsent and trackingConsent (yes or no),
wording (which text they agreed to), source, and every field that workspace.json declares. Empty cells leave what is
known. Comma, semicolon or tab; UTF-8. It lifts no unsubscribe. Stopped halfway, the same command goes on.

Of money: --of deals (id, email, amount, at), --of spend (id, from, until, channel, source, medium, campaign, amount) and
--of revenue (account, month, amount). A file with a wrong line is refused whole. A line of spend, or a month of revenue,
that is known is corrected; a deal that is known has no effect.

Examples:
  $ nurture import people.csv --dry-run        judge every row, write nothing
  $ nurture import people.csv                  refused rows go to people.csv.refused.csv
  $ nurture import people.csv --again --json
  $ nurture import ads.csv --of spend

Exit code: 0 imported (rows may have been refused: see the report), 1 the file can't be imported, or no row of it,
2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<FILE.csv>', 'contacts, one a line; or lines of money')
    .option('--of <WHAT>', `contacts, ${LINES_KINDS.join(', ')}`, 'contacts')
    .option('--dry-run', 'judge every row, write nothing')
    .option('--again', 'import a file that was imported before')
    .option('--report <FILE>', 'where refused rows go (default: FILE.csv.refused.csv, beside the file)')
    .option('--json', 'print { rows, imported, created, refused, … } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('import', run));
}

async function run(path: string, options: Options): Promise<void> {
  const kind = LINES_KINDS.find((known) => known === options.of);
  if (kind === undefined && options.of !== 'contacts') {
    throw wrongUsage(`--of is contacts, ${LINES_KINDS.join(', ')}, not ${options.of}`);
  }
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file?.isFile()) throw wrongUsage(`${path} is no file`);
  return kind === undefined ? runContacts(path, options) : runLines(kind, path, options);
}

async function runLines(kind: LinesKind, path: string, { json, dryRun, again, report }: Options): Promise<void> {
  if (dryRun === true || again === true || report !== undefined) {
    throw wrongUsage(`--dry-run, --again and --report are for contacts, not for ${kind}`);
  }
  const runtime = await openRuntime(
    settingsOrExit(),
    { command: 'nurture import', mode: 'share', poolSize: 3 },
    openLog('warn'),
  );
  try {
    const told = await importLines(kind, path, runtime, await settingsInForce(runtime));
    const known = told.duplicates > 0 ? `, ${told.duplicates} were known` : '';
    process.stdout.write(
      json === true
        ? `${JSON.stringify(told)}\n`
        : `imported ${told.recorded} of ${told.lines} lines of ${kind}${known}\n`,
    );
  } finally {
    await runtime.close();
  }
}

async function runContacts(path: string, options: Options): Promise<void> {
  const settings = settingsOrExit();
  const runtime = await openRuntime(
    settings,
    { command: 'nurture import', mode: 'share', poolSize: 3 },
    openLog('warn'),
  );
  const refused = new RefusedReport(options.report ?? `${path}.refused.csv`);
  const progress = new Progress('importing');
  try {
    const workspace = await settingsInForce(runtime);
    const report = await importContacts(
      runtime.db,
      { settings: () => workspace, secret: runtime.secret },
      { name: basename(path), open: () => createReadStream(path) },
      {
        dryRun: options.dryRun === true,
        again: options.again === true,
        onProgress: (at) => progress.show(progressText(at), at.rows / Math.max(1, at.lines - 1)),
        onRefused: (row) => refused.add(row),
      },
    );
    progress.end();
    await refused.close();
    process.stdout.write(told(report, refused.writtenTo, options));
    process.exitCode = report.rows > 0 && report.refused === report.rows ? EXIT.no : EXIT.ok;
  } catch (error) {
    throw error instanceof ContactsError ? new Refusal(`${path}: ${error.message}`) : error;
  } finally {
    progress.end();
    await runtime.close();
  }
}

const progressText = ({ rows, refused }: ImportProgress): string =>
  `${rows.toLocaleString('en')} rows${refused > 0 ? `, ${refused.toLocaleString('en')} refused` : ''}`;

function told(report: ImportReport, refusedFile: string | null, { dryRun, json }: Options): string {
  if (json === true) return `${JSON.stringify({ ...report, dryRun: dryRun === true, report: refusedFile })}\n`;
  if (report.alreadyDone) return 'This very file was imported before: nothing was done. Give --again to do it again.\n';
  const lines = [
    `${dryRun === true ? 'would import' : 'imported'}  ${report.imported} of ${report.rows} rows`,
    ...(dryRun === true ? [] : [`new           ${report.created} people`]),
    ...(report.resumedAfter > 0 ? [`went on       after ${report.resumedAfter} rows of an earlier run`] : []),
    ...(report.keptUnsubscribed > 0 ? [`unsubscribed  ${report.keptUnsubscribed} stay so`] : []),
    ...(report.refused > 0 ? [`refused       ${report.refused}: see ${refusedFile ?? ''}`] : []),
    ...report.ignoredColumns.map(({ name, hint }) => `column        ${name} is left out${hint ? `: ${hint}` : ''}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Refused rows as a file that a spreadsheet opens; there is none where nothing is refused. */
class RefusedReport {
  private stream: Writable | null = null;

  constructor(private readonly path: string) {}

  get writtenTo(): string | null {
    return this.stream === null ? null : this.path;
  }

  async add({ line, email, column, reason }: RefusedRow): Promise<void> {
    if (this.stream === null) {
      const stream = createWriteStream(this.path, { mode: 0o600 });
      await once(stream, 'open');
      stream.write('line,email,column,reason\n');
      this.stream = stream;
    }
    if (!this.stream.write(`${[String(line), email, column, reason].map(cell).join(',')}\n`)) {
      await once(this.stream, 'drain');
    }
  }

  async close(): Promise<void> {
    const { stream } = this;
    if (stream === null) return;
    stream.end();
    await once(stream, 'finish');
  }
}

/** A CSV cell (RFC 4180) that no spreadsheet takes for a formula. */
function cell(text: string): string {
  const plain = safeCell(text);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
