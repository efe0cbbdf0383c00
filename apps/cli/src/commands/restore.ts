import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { restore, type Restored } from '../../../server/src';
import type { BackupHeader } from '@nurture/store';
import type { Command } from 'commander';
import { openLog } from '../log';
import { Progress } from '../progress';
import { guarded, Refusal, wrongUsage } from '../refusal';
import { settingsOrExit } from '../settings';

interface Options {
  readonly replace?: boolean;
  readonly yes?: boolean;
  readonly keepSending?: boolean;
  readonly otherSecret?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
All of it or nothing: one transaction, committed when the checksum at the end of the file holds. An older backup is
brought up to this release; one of a newer release is refused. Stop all processes of the product first.

Afterwards all sending is stopped: what left after the backup was made is due in it once more, and would leave twice.
Start the product, look, then: POST /api/v1/sending/resume. Give --keep-sending when nothing left since (moving to
another machine). People who were erased since the backup are in it again: erase them again.

Examples:
  $ nurture restore nurture-2026-11-30.backup
  $ DATABASE_URL=postgres://… nurture restore nurture.backup --replace
  $ nurture restore nurture.backup --replace --yes --json

Exit code: 0 restored, 1 it could not be and nothing was changed, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<FILE>', 'what nurture backup wrote')
    .option('--replace', 'take away what the database holds')
    .option('--yes', 'ask nothing')
    .option('--keep-sending', 'let mails leave at once; only when nothing left since the backup')
    .option('--other-secret', 'go on although links of mails that were sent will lead nowhere')
    .option('--json', 'print { takenAt, product, rows, migrated, secretTaken, sending } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('restore', run));
}

async function run(path: string, options: Options): Promise<void> {
  const { replace = false, yes = false, keepSending = false, otherSecret = false } = options;
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file?.isFile()) throw wrongUsage(`${path} is no file`);
  if (replace && !yes && !process.stdin.isTTY) throw wrongUsage('--replace wants --yes where nobody can be asked');
  const stream = createReadStream(path);
  const progress = new Progress('restoring');
  try {
    const restored = await restore({
      settings: settingsOrExit(),
      log: openLog('warn'),
      file: stream,
      replace,
      keepSending,
      otherSecret,
      confirm: async (header) => (replace && !yes ? confirm(header) : undefined),
      onProgress: ({ table, rows }) =>
        progress.show(`${table}, ${rows.toLocaleString('en')} rows`, stream.bytesRead / Math.max(1, file.size)),
    });
    progress.end();
    process.stdout.write(told(restored, options));
  } finally {
    progress.end();
    stream.destroy();
  }
}

async function confirm({ takenAt }: BackupHeader): Promise<void> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking.question(
    `Everything in the database goes, and the state of ${takenAt} takes its place. Type replace to go on: `,
  );
  asking.close();
  if (answer.trim() !== 'replace') throw new Refusal('nothing was changed');
}

function told({ header, rows, migrated, secretTaken }: Restored, { json, keepSending = false }: Options): string {
  const { takenAt, origin } = header;
  if (json === true) {
    const sending = keepSending ? 'as it was' : 'stopped';
    return `${JSON.stringify({ takenAt, product: origin.product, rows, migrated, secretTaken, sending })}\n`;
  }
  const count = (table: string): string => (rows[table] ?? 0).toLocaleString('en');
  const lines = [
    `restored  the state of ${takenAt}, made by release ${origin.product}`,
    `holds     ${count('contact')} people, ${count('event')} events, ${count('mail')} mails, ${count('handoff')} handoffs`,
    ...(migrated.length > 0 ? [`brought   up to this release by ${migrated.length} migrations`] : []),
    ...(secretTaken ? ['secret    the one of the backup signs links from now on; it lies in NURTURE_DATA'] : []),
    ...(keepSending
      ? []
      : ['sending   is stopped: start, look at what is due, then POST /api/v1/sending/resume (see --help)']),
  ];
  return `${lines.join('\n')}\n`;
}
