import { statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { type Finding, isValid, validateWorkspace, WorkspaceMissingError } from '@nurture/workspace';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { workspaceAround } from '../paths';
import { reportFindings } from '../report/findings';
import { usualWorkspace } from '../settings';

interface Options {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ nurture validate                        the workspace in $NURTURE_WORKSPACE, or ./templates
  $ nurture validate my-workspace           another one
  $ nurture validate my-workspace/flows/webinar.json    one file of it
  $ nurture validate --json | jq .findings  for programs

Exit code: 0 valid (warnings allowed), 1 not valid, 2 no such workspace.`;

export function register(program: Command): void {
  program
    .command('validate')
    .argument('[PATH]', 'folder of the workspace, or one file of it')
    .description('check flows, mails, scoring and pages of a workspace')
    .option('--json', 'print { valid, findings: [...] } for programs')
    .addHelpText('after', EXAMPLES)
    .action(validate);
}

async function validate(path: string | undefined, options: Options): Promise<void> {
  try {
    const { dir, file } = placeOf(path ?? usualWorkspace());
    const found = (await validateWorkspace(dir)).filter((finding) => file === null || finding.file === file);
    const findings = found.map((finding) => ({ ...finding, file: join(dir, finding.file) }));
    process.stdout.write(
      options.json === true ? asJson(findings) : reportFindings(findings, file === null ? dir : join(dir, file)),
    );
    process.exitCode = isValid(findings) ? EXIT.ok : EXIT.no;
  } catch (error) {
    if (!(error instanceof WorkspaceMissingError)) throw error;
    process.stderr.write(`nurture validate: ${error.message}\n`);
    process.exitCode = EXIT.usage;
  }
}

function asJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ valid: isValid(findings), findings }, null, 2)}\n`;
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
