import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  referenceFlow,
  removeTempWorkspaces,
  soundFiles,
  tempWorkspace,
} from '../../../../test/support/temp-workspace';
import { FLOW_RULES, WORKSPACE_RULES } from './rules';
import { SCHEMA_RULES } from './schema/problem';
import { validateWorkspace } from './validate-workspace';

jest.setTimeout(120_000);
afterAll(removeTempWorkspaces);

type Json = Record<string, unknown>;

const PAGE = readFileSync(join(__dirname, '../../../../docs/rules.md'), 'utf8');
const FLOW = 'flows/reference.json';
const MAIL = 'mails/reminder.html';

/** The rules of the page, each with its examples. */
const entries = PAGE.split(/^### /m)
  .slice(1)
  .map((entry) => ({
    rule: entry.slice(0, entry.indexOf('\n')),
    place: /^Wrong, (.*):$/m.exec(entry)?.[1] ?? null,
    wrong: exampleIn(entry, 'Wrong'),
    right: exampleIn(entry, 'Right'),
  }));

function exampleIn(entry: string, which: string): string {
  return new RegExp(`^${which}[^\\n]*:\\n\\n\`\`\`\\w*\\n([^]*?)\\n\`\`\``, 'm').exec(entry)?.[1] ?? '';
}

/** Names of rules as they stand in the sources, wherever a finding is made. */
function rulesInSources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return rulesInSources(path);
    if (!path.endsWith('.ts') || path.endsWith('.spec.ts')) return [];
    const made = /(?:\brule: |\brefused\(path, |\.add\(\s*|: Kind = \[|Complaint\()'([a-z]+(?:-[a-z]+)*)'/g;
    return [...readFileSync(path, 'utf8').matchAll(made)].map(([, rule = '']) => rule);
  });
}

/** The small workspace of the page. */
function baseFiles(): Json {
  const files = soundFiles();
  const settings = { ...(files['workspace.json'] as Json), sending: { cap: { mails: 3, within: '7 days' } } };
  return { ...files, 'workspace.json': settings };
}

function filesFor(place: string, example: string): Json {
  const files = baseFiles();
  const [, file, path] = /^`([^`]+)`(?: at `(.+)`)?$/.exec(place) ?? [];
  if (file !== undefined && path === undefined) return { ...files, [file]: example };
  if (file !== undefined && path !== undefined) return { ...files, [file]: documentWith(files[file], path, example) };
  if (place === 'the states of a flow') {
    const flow = { ...referenceFlow(), on: {}, conditions: {}, sending: { topic: 'whitepapers' } };
    return { ...files, [FLOW]: { ...flow, states: JSON.parse(example) as unknown } };
  }
  if (place === 'the head of a flow') {
    const { initial, states, on, conditions, sending } = referenceFlow();
    const head = JSON.parse(example) as Json;
    return { ...files, [FLOW]: { ...head, initial, states, on, conditions, sending } };
  }
  return { ...files, ...mailWith(place, example, String(files[MAIL])) };
}

function mailWith(place: string, example: string, mail: string): Json {
  switch (place) {
    case 'in the body of a mail':
      return { [MAIL]: mail.replace('<body>', () => `<body>\n${example}`), ...asTemplate(example, mail) };
    case 'in the front matter of a mail':
      return { [MAIL]: mail.replace(/^subject:.*$/m, () => example).replace('<title>Hello</title>', '') };
    case 'as the foot of a mail':
      return { [MAIL]: mail.replace(/<p>Street.*$/m, () => example) };
    case 'as a mail in MJML':
      return { [MAIL]: null, 'mails/reminder.mjml': `---\nsubject: Hello\n---\n${example}\n` };
    default:
      throw new Error(`Nobody knows where this stands: ${place}`);
  }
}

/** A plain `.html` leaves unknown tags alone; but for that rule, mails are Handlebars. */
function asTemplate(example: string, mail: string): Json {
  if (example.includes('FNAME')) return {};
  return { [MAIL]: null, 'mails/reminder.hbs': mail.replace('<body>', () => `<body>\n${example}`) };
}

/** As text, since a wrong example may say what no object can. */
function documentWith(document: unknown, path: string, example: string): string {
  const steps = [...path.matchAll(/\["([^"]+)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, plain]) =>
    index === undefined ? (quoted ?? plain ?? '') : Number(index),
  );
  return JSON.stringify(put(document, steps), null, 2).replace('"@example"', () => example);
}

function put(value: unknown, [first, ...rest]: (string | number)[]): unknown {
  if (first === undefined) return '@example';
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === first ? put(item, rest) : item));
  const holder = (value ?? {}) as Json;
  return { ...holder, [first]: put(holder[first], rest) };
}

async function rulesSaid(place: string, example: string): Promise<string[]> {
  const findings = await validateWorkspace(tempWorkspace(filesFor(place, example)));
  removeTempWorkspaces();
  return [...new Set(findings.map(({ rule }) => rule))];
}

describe('the page of rules', () => {
  it('has an entry for every rule that the checks can name, and no other', () => {
    const named = [...FLOW_RULES, ...WORKSPACE_RULES].flatMap(({ rules }) => rules);
    const all = new Set([...named, ...SCHEMA_RULES, ...rulesInSources(join(__dirname, '..'))]);
    expect(entries.map(({ rule }) => rule).sort()).toEqual([...all].sort());
  });

  it.each(entries.filter(({ place }) => place !== null).map((entry) => [entry.rule, entry] as const))(
    'shows %s by a wrong example that it alone tells, and a right one that nothing is said of',
    async (rule, { place, wrong, right }) => {
      expect(await rulesSaid(place ?? '', wrong)).toEqual([rule]);
      expect(await rulesSaid(place ?? '', right)).toEqual([]);
    },
  );
});
