import { openRuntime } from '../../../server/src';
import { planPublication, publish, type Publication, type PublicationPlan, type Published } from '@nurture/engine';
import type { Database } from '@nurture/store';
import { type Finding, isValid } from '@nurture/workspace';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { prepared } from '../flow-world';
import { openLog } from '../log';
import { guarded } from '../refusal';
import { reportFindings } from '../report/findings';
import { reportPlan, reportPublished } from '../report/publication';
import { settingsOrExit, usualWorkspace } from '../settings';

interface Options {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
People who are under way stay on the version that they entered; newcomers get the new one. Nothing is published of a
workspace with errors.

Examples:
  $ nurture publish --dry-run               what would change, and who is where
  $ nurture publish my-workspace
  $ nurture publish --json

Exit code: 0 published (or nothing had changed), 1 not valid, 2 wrong usage.`;

export function register(program: Command): void {
  program
    .command('publish')
    .argument('[PATH]', 'folder of the workspace (default: $NURTURE_WORKSPACE, or ./templates)')
    .description('make new versions of what changed, in the running product too')
    .option('--dry-run', 'say what would change, and publish nothing')
    .option('--json', 'print { valid, findings, settings, flows, … } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('publish', run));
}

async function run(path: string | undefined, options: Options): Promise<void> {
  const dir = path ?? usualWorkspace();
  const { findings, compiled } = await prepared(dir);
  if (compiled === null || !isValid(findings)) return refuse(findings, dir, options);
  const settings = settingsOrExit();
  const runtime = await openRuntime(
    settings,
    { command: 'nurture publish', mode: 'share', poolSize: 2 },
    openLog('warn'),
  );
  try {
    process.stdout.write(await done(runtime.db, compiled, findings, options));
    process.exitCode = EXIT.ok;
  } finally {
    await runtime.close();
  }
}

function refuse(findings: readonly Finding[], dir: string, { json }: Options): void {
  process.stdout.write(
    json === true ? `${JSON.stringify({ valid: false, findings })}\n` : reportFindings(findings, dir),
  );
  process.exitCode = EXIT.no;
}

async function done(
  db: Database,
  publication: Publication,
  findings: readonly Finding[],
  { dryRun = false, json }: Options,
): Promise<string> {
  const plan = await planPublication(db, publication);
  const published = dryRun ? null : await publish(db, publication);
  if (json === true) return `${JSON.stringify({ valid: true, dryRun, findings, ...told(plan, published) })}\n`;
  return published === null ? reportPlan(plan) : reportPublished(published);
}

/** The plan, with what really came of it: somebody else may have published in between. */
function told(plan: PublicationPlan, published: Published | null): object {
  if (published === null) return plan;
  const flows = plan.flows.map((flow) => ({ ...flow, ...published.flows.find(({ id }) => id === flow.id) }));
  return { ...plan, ...published, flows };
}
