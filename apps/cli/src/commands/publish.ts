import { statSync } from 'node:fs';
import { openRuntime } from '../../../server/src';
import { parseMigration } from '@nurture/core/migration';
import {
  type InForceVersions,
  planPublication,
  publish,
  type Publication,
  type PublicationPlan,
  type Published,
  versionsInForce,
  type WantedMigration,
} from '@nurture/engine';
import { recordWithdrawn } from '@nurture/mail';
import type { Database } from '@nurture/store';
import { type Finding, isValid, prepareWorkspace } from '@nurture/workspace';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { found } from '../flow-world';
import { readJsonObject } from '../json-file';
import { openLog } from '../log';
import { guarded, wrongUsage } from '../refusal';
import { reportFindings } from '../report/findings';
import { reportMisfits, reportPlan, reportPublished } from '../report/publication';
import { settingsOrExit, usualWorkspace } from '../settings';

interface Options {
  readonly migrate?: string | true;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
People who are under way stay on the version that they entered; newcomers get the new one. With --migrate they are moved
to the new version in the same transaction: placed in the state of the same name, or where FILE says, without entering
it, their waiting times counted from the same start. FILE is JSON, by schemas/migration.schema.json:

  { "flows": { "b2b-maturity-whitepaper": { "states": {
      "reminder": "nudge",
      "back": { "to": "again", "enter": true } } } } }

Nothing is published of a workspace with errors, where somebody would be without a place, or where somebody else has
published since the command began.

Examples:
  $ nurture publish --dry-run                       what would change, and who is where
  $ nurture publish my-workspace
  $ nurture publish my-workspace --migrate          move people to the states of the same names
  $ nurture publish --migrate map.json --dry-run    who would move where, and what they get next and when

Exit code: 0 published (or nothing had changed), 1 not valid, no place for somebody, or overtaken, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('[PATH]', 'folder of the workspace (default: $NURTURE_WORKSPACE, or ./templates)')
    .option('--migrate [FILE]', 'move people under way: as FILE says, or to the states of the same names')
    .option('--dry-run', 'say what would change, and publish nothing')
    .option('--json', 'print { valid, findings, settings, flows, … } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('publish', run));
}

async function run(path: string | undefined, options: Options): Promise<void> {
  const dir = path ?? usualWorkspace();
  const wanted = wantedMigration(options);
  const settings = settingsOrExit();
  const runtime = await openRuntime(
    settings,
    { command: 'nurture publish', mode: 'share', poolSize: 2 },
    openLog('warn'),
  );
  try {
    // Before the files are read: what somebody else publishes from now on is not in them.
    const onto = await versionsInForce(runtime.db);
    const { findings, compiled } = await found(() => prepareWorkspace(dir));
    if (compiled === null || !isValid(findings)) return refuse(findings, dir, options);
    await publishOrTell(runtime.db, compiled, { ...options, findings, wanted, onto });
  } finally {
    await runtime.close();
  }
}

/** @throws Refusal where the file is none, or says what no migration can */
function wantedMigration({ migrate }: Options): WantedMigration | null {
  if (migrate === undefined) return null;
  if (migrate === true) return 'same-names';
  if (statSync(migrate, { throwIfNoEntry: false })?.isDirectory())
    throw wrongUsage(`${migrate} is a folder: --migrate takes a file, or stands behind PATH`);
  const parsed = parseMigration(readJsonObject(migrate));
  if (parsed.ok) return parsed.map;
  throw wrongUsage(parsed.problems.map(({ path, message }) => `${migrate}: ${path} ${message}`).join('\n'));
}

function refuse(findings: readonly Finding[], dir: string, { json }: Options): void {
  process.stdout.write(
    json === true ? `${JSON.stringify({ valid: false, findings })}\n` : reportFindings(findings, dir),
  );
  process.exitCode = EXIT.no;
}

interface Wanted extends Options {
  readonly findings: readonly Finding[];
  readonly wanted: WantedMigration | null;
  readonly onto: InForceVersions;
}

/** Publishes, unless that is not wanted or somebody would be without a place; and says what came of it. */
async function publishOrTell(db: Database, publication: Publication, options: Wanted): Promise<void> {
  const { dryRun = false, json, findings, wanted, onto } = options;
  const plan = await planPublication(db, publication, wanted);
  const fits = plan.flows.every(({ migration }) => migration === null || migration.misfits.length === 0);
  const migration = wanted === null ? {} : { migration: { wanted, mailsWithdrawn: recordWithdrawn } };
  const published = dryRun || !fits ? null : await publish(db, publication, { atStartUp: false, onto, ...migration });
  const shown = published === null ? (fits ? reportPlan(plan) : reportMisfits(plan)) : reportPublished(published);
  process.stdout.write(
    json === true ? `${JSON.stringify({ valid: true, dryRun, findings, ...told(plan, published) })}\n` : shown,
  );
  process.exitCode = fits ? EXIT.ok : EXIT.no;
}

/** The plan, with what really came of it: people go on walking in between. */
function told(plan: PublicationPlan, published: Published | null): object {
  if (published === null) return plan;
  const { migrations, ...rest } = published;
  const flows = plan.flows.map((flow) => ({
    ...flow,
    ...published.flows.find(({ id }) => id === flow.id),
    migration: migrations.find(({ flow: id }) => id === flow.id) ?? null,
  }));
  return { ...plan, ...rest, flows };
}
