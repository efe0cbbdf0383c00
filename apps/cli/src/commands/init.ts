import { join } from 'node:path';
import {
  addProgramme,
  type AddResult,
  galleryDir,
  galleryProgrammes,
  initWorkspace,
  isWorkspace,
  productDir,
} from '@nurture/workspace';
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
  $ nurture init my-workspace --from webinar            the same, added to a workspace that is there
  $ nurture validate my-workspace
  $ NURTURE_WORKSPACE=my-workspace nurture start

Exit code: 0 made, 1 the folder is not empty or can't be written, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<DIR>', 'folder to be made; with --from also a workspace that is there')
    .option('--from <PROGRAMME>', 'begin as a programme of the gallery, or add it')
    .option('--json', 'print { dir, files: [...] }, when adding also { kept, settings }, for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('init', init));
}

function init(dir: string, options: Options): void {
  const product = productDir();
  const from = beginning(join(product, 'templates'), options.from);
  if (options.from !== undefined && isWorkspace(dir)) return add(dir, options.from, options.json === true);
  const made = initWorkspace(dir, from, join(product, 'schemas'));
  if (!made.ok) throw new Refusal(made.message);
  process.stdout.write(
    options.json === true ? `${JSON.stringify({ dir, files: made.files })}\n` : story(dir, options.from),
  );
}

function add(dir: string, programme: string, json: boolean): void {
  const product = productDir();
  const added = addProgramme(dir, galleryDir(join(product, 'templates'), programme), join(product, 'schemas'));
  if (!added.ok) throw new Refusal(added.message);
  const { files, kept, settings } = added;
  process.stdout.write(
    json ? `${JSON.stringify({ dir, files, kept, settings })}\n` : addedStory(dir, programme, added),
  );
}

function addedStory(
  dir: string,
  programme: string,
  { files, kept, settings }: Extract<AddResult, { ok: true }>,
): string {
  const count = files.length === 0 ? 'nothing that was not there' : `${files.length} files`;
  return [
    `The programme ${programme} of the gallery was added to ${dir}: ${count}.`,
    ...(settings.length === 0 ? [] : [`workspace.json has got ${settings.join(', ')}.`]),
    ...(kept.length === 0 ? [] : [`Yours stayed where there was one of that name: ${kept.join(', ')}.`]),
    'Points and hand-over are those of your scoring.json and handoff.json. Next:',
    '',
    `  ${commandName()} validate ${dir}`,
    '',
  ].join('\n');
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
