import { BY_COMMAND, eraseEntry, erasePerson } from '../../../server/src';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { guarded, Refusal } from '../refusal';
import { withProduct } from '../with-product';

interface Options {
  readonly json?: boolean;
}

const EXAMPLES = `
Removes the person everywhere: profile, consent, events, mails and their bytes, opens and clicks, flows, scores,
handoffs with their briefs, and what is still planned. It can't be undone, and waits up to 5 seconds for a mail that is
leaving just now. A keyed hash of the address stays, so that they stay unsubscribed, also when they are imported again.
Backups that were made before still hold them.

Examples:
  $ nurture export ann@example.com --out ann.json     first, where they ask for it
  $ nurture erase ann@example.com

Exit code: 0 erased, 1 nothing is held under this address, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<EMAIL>', 'address of the person')
    .option('--json', 'print { erased } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('erase', run));
}

async function run(email: string, { json }: Options): Promise<void> {
  const erased = await withProduct('nurture erase', ({ db, secret }) =>
    erasePerson(db, secret, email, eraseEntry(BY_COMMAND)),
  );
  if (json === true) process.stdout.write(`${JSON.stringify({ erased })}\n`);
  else if (erased) process.stdout.write(`Erased ${email}. A keyed hash stays, so that they stay unsubscribed.\n`);
  if (!erased && json !== true) throw new Refusal(`nothing is held under the address ${email}`);
  process.exitCode = erased ? EXIT.ok : EXIT.no;
}
