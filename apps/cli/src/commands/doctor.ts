import type { Command } from 'commander';
import { systemDns } from '../doctor/dns';
import { examine } from '../doctor/examine';
import { EXIT } from '../exit';
import { guarded } from '../refusal';
import { reportChecks } from '../report/checks';
import { namesFromFile, usualWorkspace } from '../settings';

interface Options {
  readonly selector: readonly string[];
  readonly json?: boolean;
}

const EXAMPLES = `
It looks at the settings, the machine, the database, the mail server (as far as the log-in; it sends nothing), the
workspace, and the DNS records of the domains that the workspace sends under. It changes nothing.

Examples:
  $ nurture doctor
  $ SMTP_URL=smtp://user:password@smtp.example.com:587 nurture doctor --selector s1
  $ nurture doctor --json | jq '.checks[] | select(.status == "problem")'

Exit code: 0 nothing is wrong (warnings allowed), 1 something is a problem, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .option(
      '--selector <NAME>',
      'where the DKIM key is (may be given several times)',
      (one: string, before: readonly string[]) => [...before, one],
      [],
    )
    .option('--json', 'print { ok, checks: [...] } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('doctor', run));
}

async function run({ selector, json }: Options): Promise<void> {
  const checks = await examine({
    env: process.env,
    fromFile: namesFromFile(),
    workspace: usualWorkspace(),
    nodeVersion: process.version,
    selectors: selector,
    dns: systemDns(),
  });
  const well = checks.every(({ status }) => status !== 'problem');
  process.stdout.write(json === true ? `${JSON.stringify({ ok: well, checks }, null, 2)}\n` : reportChecks(checks));
  process.exitCode = well ? EXIT.ok : EXIT.no;
}
