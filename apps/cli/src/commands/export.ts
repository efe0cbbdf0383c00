import { writeFile } from 'node:fs/promises';
import { contactIdentity } from '@nurture/contacts';
import { recordAudit } from '@nurture/access';
import { BY_COMMAND, exportPerson } from '../../../server/src';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { Refusal, guarded } from '../refusal';
import { withProduct } from '../with-product';

interface Options {
  readonly out?: string;
}

const EXAMPLES = `
One JSON value with all that is held on the person: profile, consent with its proof (what, which words, when, from
where), events, mails, opens and clicks, score, flows, handoffs and what is still planned.

Examples:
  $ nurture export ann@example.com --out ann.json
  $ nurture export ann@example.com | jq .consentLedger

Exit code: 0 written, 1 nobody has this address, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<EMAIL>', 'address of the person')
    .option('--out <FILE>', 'write to a file instead of the standard output')
    .addHelpText('after', EXAMPLES)
    .action(guarded('export', run));
}

async function run(email: string, { out }: Options): Promise<void> {
  const record = await withProduct('nurture export', async ({ db, secret }) => {
    const exported = await exportPerson(db, secret, email);
    const contact = exported && (await contactIdentity(db, secret, email));
    const target = contact && `contacts/${contact.id}`;
    if (target) await recordAudit(db, { ...BY_COMMAND, action: 'contacts.export', target, outcome: 'done' });
    return exported;
  });
  if (!record) throw new Refusal(`there is no contact with the address ${email}`);
  const text = `${JSON.stringify(record, null, 2)}\n`;
  // It holds what nobody but the person and its reader is to see.
  if (out === undefined) process.stdout.write(text);
  else await writeFile(out, text, { mode: 0o600 });
  process.exitCode = EXIT.ok;
}
