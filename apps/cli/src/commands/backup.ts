import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { backUp } from '../../../server/src';
import type { BackupReport } from '@nurture/store';
import type { Command } from 'commander';
import { openLog } from '../log';
import { productVersion } from '../paths';
import { Progress } from '../progress';
import { guarded, Refusal } from '../refusal';
import { settingsOrExit } from '../settings';

interface Options {
  readonly withoutSecret?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Everything that the database holds (embedded or DATABASE_URL), as one moment saw it, while the product goes on working:
people, consent, the log, flows as they were published, mails, handoffs, figures. The file is gzip over lines of text;
its last line holds the counts and a checksum. It is readable to you alone (mode 600), as it holds personal data and the
key that signs links (NURTURE_SECRET), without which links in mails that were sent lead nowhere. Not in it: the files of
the workspace (keep them in git) and opens and clicks that wait in the spool.

Examples:
  $ nurture backup nurture-2026-11-30.backup
  $ nurture backup - | age -r age1… > nurture.backup.age       encrypted, without touching the disk
  $ nurture backup nurture.backup --without-secret --json

Exit code: 0 written, 1 it could not be, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<FILE>', 'where to write it; - is the standard output')
    .option('--without-secret', 'leave the signing key out; keep it elsewhere')
    .option('--json', 'print { file, takenAt, bytes, rows } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('backup', run));
}

async function run(path: string, options: Options): Promise<void> {
  if (path === '-') return void (await write(process.stdout, options));
  if (existsSync(path)) throw new Refusal(`${path} is there already; a backup overwrites nothing`);
  // Under another name until it is whole: what bears the name can be trusted.
  const part = `${path}.part`;
  try {
    const report = await write(createWriteStream(part, { mode: 0o600, flush: true }), options);
    await rename(part, path);
    const { size } = await stat(path);
    process.stdout.write(options.json === true ? `${JSON.stringify({ file: path, ...report, bytes: size })}\n` : told(path, report, size)); // prettier-ignore
  } finally {
    await rm(part, { force: true });
  }
}

async function write(sink: Writable, { withoutSecret = false }: Options): Promise<BackupReport> {
  const progress = new Progress('backing up');
  try {
    return await backUp({
      settings: settingsOrExit(),
      log: openLog('warn'),
      sink,
      product: productVersion(),
      withoutSecret,
      onProgress: ({ table, bytes, share }) => progress.show(`${table}, ${megabytes(bytes)}`, share),
    });
  } finally {
    progress.end();
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;

function told(path: string, { rows, takenAt, bytes }: BackupReport, size: number): string {
  const count = (table: string): string => (rows[table] ?? 0).toLocaleString('en');
  return (
    `wrote   ${path}, ${megabytes(size)} (${megabytes(bytes)} before compression)\n` +
    `state   of ${takenAt}\n` +
    `holds   ${count('contact')} people, ${count('event')} events, ${count('mail')} mails, ${count('handoff')} handoffs\n`
  );
}
