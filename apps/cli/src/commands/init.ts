import { join } from 'node:path';
import { initWorkspace } from '@nurture/workspace';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { productDir } from '../paths';

interface Options {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ nurture init my-workspace
  $ nurture validate my-workspace
  $ NURTURE_WORKSPACE=my-workspace nurture start

Exit code: 0 made, 1 the folder is not empty or can't be written, 2 wrong usage.`;

export function register(program: Command): void {
  program
    .command('init')
    .argument('<DIR>', 'folder to be made')
    .description('make a new workspace: a working whitepaper funnel to change')
    .option('--json', 'print { dir, files: [...] } for programs')
    .addHelpText('after', EXAMPLES)
    .action(init);
}

function init(dir: string, options: Options): void {
  const product = productDir();
  const made = initWorkspace(dir, join(product, 'templates'), join(product, 'schemas'));
  if (!made.ok) {
    process.stderr.write(`nurture init: ${made.message}\n`);
    process.exitCode = EXIT.no;
    return;
  }
  process.stdout.write(options.json === true ? `${JSON.stringify({ dir, files: made.files })}\n` : story(dir));
}

function story(dir: string): string {
  return `${dir} is a working whitepaper funnel. Next:

  nurture validate ${dir}                  check it, after every change
  NURTURE_WORKSPACE=${dir} nurture start   run it

Start with ${join(dir, 'workspace.json')} (who you are) and ${join(dir, 'flows')} (what happens).
`;
}
