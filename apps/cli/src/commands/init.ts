import { join } from 'node:path';
import { galleryDir, galleryProgrammes, initWorkspace, productDir } from '@nurture/workspace';
import type { Command } from 'commander';
import { commandName } from '../command-name';
import { guarded, Refusal, wrongUsage } from '../refusal';

interface Options {
  readonly from?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ nurture init my-workspace
  $ nurture init my-webinar --from webinar              a programme of the gallery, see templates/gallery
  $ nurture validate my-workspace
  $ NURTURE_WORKSPACE=my-workspace nurture start

Exit code: 0 made, 1 the folder is not empty or can't be written, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<DIR>', 'folder to be made')
    .option('--from <PROGRAMME>', 'begin as a programme of the gallery')
    .option('--json', 'print { dir, files: [...] } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('init', init));
}

function init(dir: string, options: Options): void {
  const product = productDir();
  const from = beginning(join(product, 'templates'), options.from);
  const made = initWorkspace(dir, from, join(product, 'schemas'));
  if (!made.ok) throw new Refusal(made.message);
  process.stdout.write(
    options.json === true ? `${JSON.stringify({ dir, files: made.files })}\n` : story(dir, options.from),
  );
}

/** The folder to copy: the starter workspace, or a programme of its gallery. */
function beginning(starter: string, programme: string | undefined): string {
  if (programme === undefined) return starter;
  const known = galleryProgrammes(starter);
  if (known.includes(programme)) return galleryDir(starter, programme);
  throw wrongUsage(`--from ${programme}: the gallery has no such programme; it has: ${known.join(', ')}`);
}

function story(dir: string, programme: string | undefined): string {
  const what = programme === undefined ? 'a working whitepaper funnel' : `the programme ${programme} of the gallery`;
  const nurture = commandName();
  return `${dir} is ${what}. Next:

  ${nurture} validate ${dir}                  check it, after every change
  NURTURE_WORKSPACE=${dir} ${nurture} start   run it

Start with ${join(dir, 'workspace.json')} (who you are) and ${join(dir, 'flows')} (what happens).
`;
}
