// Draws a flow as a Mermaid chart, which GitHub and most editors render, and keeps the one in the README true:
// `node scripts/flow-picture.mjs` prints it, with --write it goes between the marks in README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const FLOW = 'templates/flows/b2b-maturity-whitepaper.json';
const MARKS = /(<!-- flow:begin.*-->\n)[\s\S]*?(<!-- flow:end -->)/;

const listOf = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const asTransition = (value) => (typeof value === 'string' ? { target: value } : value);
const eventName = (event) => event.replace(/^mail\./, '');

/** A condition in few words: its name where it has one. */
function guardName(guard) {
  if (typeof guard === 'string') return guard;
  if (guard.$and) return guard.$and.map(guardName).join(' and ');
  const [[path, test]] = Object.entries(guard);
  const value = typeof test === 'object' ? Object.values(test)[0] : test;
  return `${path.split('.').at(-1)} is ${listOf(value).join(' or ')}`;
}

const label = (cause, guard) => (guard === undefined ? cause : `${cause}, if ${guardName(guard)}`);

/** What leads on from a place, one per transition that has a target: `{ to, label }`. */
function waysOut(on, after, always) {
  const named = [
    ...Object.entries(on ?? {}).map(([event, ways]) => [eventName(event), ways]),
    ...Object.entries(after ?? {}),
    ...(always === undefined ? [] : [['at once', always]]),
  ];
  return named.flatMap(([cause, ways]) =>
    listOf(ways)
      .map(asTransition)
      .filter(({ target }) => target !== undefined)
      .map(({ target, guard }) => ({ to: target, label: label(cause, guard) })),
  );
}

const ends = (kind, list) =>
  listOf(list).map(({ on, guard }) => ({ to: kind, label: on ? eventName(on) : guardName(guard) }));

/** The edges of one place, those to the same target as one. */
function edgesFrom(from, ways, arrow) {
  const byTarget = new Map();
  for (const { to, label } of ways) byTarget.set(to, [...(byTarget.get(to) ?? []), label]);
  return [...byTarget].map(([to, labels]) => `  ${from} ${arrow}|"${labels.join('<br/>')}"| ${to}`);
}

const actionName = ({ send, handoff }) => (send ? `✉ ${send}` : handoff ? 'handoff to sales' : null);

function nodeOf(name, state) {
  if (state.type === 'final') return `  ${name}(["${name}"])`;
  const does = listOf(state.entry).map(actionName).filter(Boolean);
  return `  ${name}["${[`<b>${name}</b>`, ...does].join('<br/>')}"]`;
}

/** The text of a Mermaid flowchart for a flow document. */
export function flowPicture(flow) {
  const states = Object.entries(flow.states);
  return [
    'flowchart TD',
    ...listOf(flow.enrol).map(({ on }) => `  start(("${on}")) --> ${flow.initial}`),
    ...states.map(([name, state]) => nodeOf(name, state)),
    '  any{{"in any state"}}',
    '  goal(["goal"])',
    '  exit(["exit"])',
    ...states.flatMap(([name, { on, after, always }]) => edgesFrom(name, waysOut(on, after, always), '-->')),
    ...edgesFrom('any', [...waysOut(flow.on), ...ends('goal', flow.goal), ...ends('exit', flow.exit)], '-.->'),
  ].join('\n');
}

/** What stands between the marks of the README. */
export const readmePicture = () =>
  `\n\`\`\`mermaid\n${flowPicture(JSON.parse(readFileSync(join(root, FLOW), 'utf8')))}\n\`\`\`\n\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--write')) {
    const readme = join(root, 'README.md');
    const before = readFileSync(readme, 'utf8');
    writeFileSync(
      readme,
      before.replace(MARKS, (_, begin, end) => begin + readmePicture() + end),
    );
  } else process.stdout.write(readmePicture());
}
