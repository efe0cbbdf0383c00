import { statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import {
  checkWorkspace,
  type Finding,
  isValid,
  loadWorkspace,
  mostMails,
  type MostMails,
  productDir,
  WorkspaceMissingError,
  writeSchemas,
} from '@nurture/workspace';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { workspaceAround } from '../paths';
import { reportFindings } from '../report/findings';
import { reportMostMails } from '../report/most-mails';
import { usualWorkspace } from '../settings';

interface Options {
  readonly json?: boolean;
  readonly schemas?: boolean;
}

const EXAMPLES = `
Examples:
  $ nurture validate                        the workspace in $NURTURE_WORKSPACE, or ./templates
  $ nurture validate my-workspace           another one
  $ nurture validate my-workspace/flows/webinar.json    one file of it
  $ nurture validate my-workspace --schemas  let editors complete what was added since
  $ nurture validate --json | jq .findings  for programs

For each flow without errors it says how many mails somebody may be due in the time of the workspace's cap, and on
which path: first whatever happens, then by time alone.

Exit code: 0 valid (warnings allowed), 1 not valid, 2 no such workspace.`;

export function register(command: Command): void {
  command
    .argument('[PATH]', 'folder of the workspace, or one file of it')
    .option('--json', 'print { valid, findings: [...], flows: [...] } for programs')
    .option('--schemas', "write the workspace's schemas/ anew, so that editors complete its mails, topics and states")
    .addHelpText('after', EXAMPLES)
    .action(validate);
}

async function validate(path: string | undefined, options: Options): Promise<void> {
  try {
    const { dir, file } = placeOf(path ?? usualWorkspace());
    const loaded = loadWorkspace(dir);
    if (options.schemas === true) writeSchemas(loaded, join(productDir(), 'schemas'));
    const all = await checkWorkspace(loaded);
    const here = <T extends { readonly file: string }>(items: readonly T[]): T[] =>
      items
        .filter((item) => file === null || item.file === file)
        .map((item) => ({ ...item, file: join(dir, item.file) }));
    const findings = here(all);
    const flows = here(mostMails(loaded, all));
    const where = file === null ? dir : join(dir, file);
    process.stdout.write(
      options.json === true ? asJson(findings, flows) : reportMostMails(flows) + reportFindings(findings, where),
    );
    process.exitCode = isValid(findings) ? EXIT.ok : EXIT.no;
  } catch (error) {
    if (!(error instanceof WorkspaceMissingError)) throw error;
    process.stderr.write(`nurture validate: ${error.message}\n`);
    process.exitCode = EXIT.usage;
  }
}

function asJson(findings: readonly Finding[], flows: readonly MostMails[]): string {
  return `${JSON.stringify({ valid: isValid(findings), findings, flows }, null, 2)}\n`;
}

/** A workspace's folder as the user wrote it; for a single file, the workspace around it and the file's place in it. */
function placeOf(path: string): { dir: string; file: string | null } {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return { dir: path, file: null };
  const dir = workspaceAround(path);
  if (dir === null) {
    throw new WorkspaceMissingError(
      `${basename(path)} lies in no workspace: no workspace.json in the folders around it.`,
    );
  }
  return { dir, file: relative(resolve(dir), resolve(path)).replaceAll('\\', '/') };
}
