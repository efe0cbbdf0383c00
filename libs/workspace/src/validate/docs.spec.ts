import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  choicesRound,
  guardsBehindEachOther,
  mailsOvertaking,
  namesCallingNames,
} from '../../../../test/support/large-flows';
import {
  referenceFlow,
  removeTempWorkspaces,
  soundFiles,
  tempWorkspace,
} from '../../../../test/support/temp-workspace';
import { preview } from '../mails';
import { loadWorkspace } from '../load/load-workspace';
import { previewMail } from '../preview-mail';
import { viewFlow } from './flow-view';
import { namesOf } from './names';
import { FLOW_RULES, WORKSPACE_RULES } from './rules';
import { runs } from './rules/runs';
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
    text: entry,
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

async function rulesSaidOf(files: Json, change: (dir: string) => void = () => undefined): Promise<string[]> {
  const dir = tempWorkspace({ ...baseFiles(), ...files });
  change(dir);
  const findings = await validateWorkspace(dir);
  removeTempWorkspaces();
  return [...new Set(findings.map(({ rule }) => rule))];
}

const withStates = (count: number): Json => {
  const flow = referenceFlow();
  const states = flow['states'] as Json;
  const more = count - Object.keys(states).length;
  // Behind one another, so that each is reached.
  const chain = Array.from({ length: more }, (_, i): [string, unknown] => [
    `s${i}`,
    { after: { '30 days': i + 1 < more ? `s${i + 1}` : 'done' } },
  ]);
  const cold = { after: { '30 days': 's0' } };
  return { [FLOW]: { ...flow, states: { ...states, cold, ...Object.fromEntries(chain) } } };
};

const MAIL_TEXT = String(baseFiles()[MAIL]);
const mailOf = (kilobytes: number): Json => ({
  [MAIL]: MAIL_TEXT.replace('<body>', () => `<body>\n${`<p>${'x'.repeat(1017)}</p>\n`.repeat(kilobytes)}`),
});
const FOOT =
  '<mj-section><mj-column><mj-text>{{company.address}} <a href="{{links.unsubscribe}}">unsubscribe</a></mj-text></mj-column></mj-section>';
const includes = (part: string): Json => ({
  [MAIL]: null,
  'mails/_footer.mjml': '<mj-section><mj-column><mj-text>Until soon</mj-text></mj-column></mj-section>',
  'mails/reminder.mjml': `---\nsubject: Hello\n---\n<mjml><mj-body>${FOOT}<mj-include path="${part}" /></mj-body></mjml>\n`,
});
const tips = '[{ "mail": "reminder" }]';
type Told = readonly [files: Json, change?: (dir: string) => void];

/** What is told in words on the page: the wrong one, and the right one. */
const IN_WORDS: Readonly<Record<string, readonly [wrong: Told, right: Told]>> = {
  'json-too-deep': [[{ 'streams/tips.json': `${'['.repeat(101)}${']'.repeat(101)}` }], [{ 'streams/tips.json': tips }]],
  'file-missing': [[{ 'handoff.json': null }], [{}]],
  'file-too-large': [[{ 'streams/tips.json': `["${'x'.repeat(2 << 20)}"]` }], [{ 'streams/tips.json': tips }]],
  'not-text': [
    [{ 'streams/tips.json': new Uint8Array(Buffer.from(`\ufeff${tips}`, 'utf16le')) }],
    [{ 'streams/tips.json': `\ufeff${tips}` }],
  ],
  'not-a-file': [
    [{}, (dir) => mkdirSync(join(dir, 'flows', 'webinar.json'))],
    [{}, (dir) => mkdirSync(join(dir, 'flows', 'webinar'))],
  ],
  'not-readable': [
    [{}, (dir) => symlinkSync('webinar.json', join(dir, 'flows', 'webinar.json'))],
    [
      { 'tips.json': tips, 'streams/.keep': '' },
      (dir) => symlinkSync('../tips.json', join(dir, 'streams', 'tips.json')),
    ],
  ],
  'too-many-states': [[withStates(201)], [withStates(200)]],
  'condition-too-large': [[{ [FLOW]: namesCallingNames(2) }], [{ [FLOW]: namesCallingNames(1) }]],
  'cap-unproved': [[{ [FLOW]: mailsOvertaking(90) }], [{ [FLOW]: mailsOvertaking(1, 1) }]],
  'rounds-unproved': [[{ [FLOW]: choicesRound() }], [{}]],
  'guards-unproved': [[{ [FLOW]: guardsBehindEachOther(1_500) }], [{ [FLOW]: guardsBehindEachOther(20) }]],
  'unknown-part': [[includes('_foot.mjml')], [includes('_footer.mjml')]],
  'duplicate-template': [[{ 'mails/reminder.hbs': MAIL_TEXT }], [{ 'mails/reminder.nl.hbs': MAIL_TEXT }]],
  'html-too-large': [[mailOf(103)], [mailOf(60)]],
};

const SHOWN_BY_PREVIEW = ['render', 'missing-value', 'sample'];

describe('the page of rules', () => {
  it('gives a wrong and a right example of every rule, printed or in words, and each has a test', () => {
    for (const { text } of entries) expect(text).toMatch(/^Wrong[,:].*^Right[,:]/ms);
    const inWords = entries.filter(({ place }) => place === null).map(({ rule }) => rule);
    expect(inWords.sort()).toEqual([...Object.keys(IN_WORDS), ...SHOWN_BY_PREVIEW, 'cannot-run'].sort());
  });

  it.each(Object.entries(IN_WORDS))('holds what it says of %s in words', async (rule, [wrong, right]) => {
    expect(await rulesSaidOf(...wrong)).toEqual([rule]);
    expect(await rulesSaidOf(...right)).toEqual([]);
  });

  it('keeps what the engine refuses from being published, also where no other rule found it', () => {
    const saidOf = (flow: Json): unknown[] => {
      const { workspace } = loadWorkspace(tempWorkspace({ [FLOW]: flow }));
      const flows = workspace.flows.map(viewFlow);
      return flows.flatMap((view) => runs.check(view, { workspace, names: namesOf(workspace), flows }));
    };
    // Other rules name a target that isn't there before it comes to this.
    expect(saidOf({ ...referenceFlow(), initial: 'nowhere' })).toMatchObject([{ rule: 'cannot-run' }]);
    expect(saidOf(referenceFlow())).toEqual([]);
  });

  it('holds what it says of previews', async () => {
    const said = async (sample: Json): Promise<string[]> => {
      const source = '---\nsubject: Hello\n---\n<p>Hello {{contact.firstName}}</p>';
      const { preview: shown } = await preview({ source, format: 'hbs', now: 0, sample });
      return shown.findings.map(({ rule }) => rule);
    };
    const unreadable = Object.defineProperty({}, 'firstName', {
      get: () => {
        throw new Error('nobody knows');
      },
    });
    expect(await said({ contact: unreadable })).toContain('render');
    expect(await said({ contact: { lastName: 'Smith' } })).toEqual(['missing-value']);
    expect(await said({ contact: { firstName: 'Ann' } })).toEqual([]);
    const saidOfSample = async (front: string): Promise<string[]> => {
      const loaded = loadWorkspace(tempWorkspace({ [MAIL]: MAIL_TEXT.replace('---\n', `---\n${front}\n`) }));
      const mail = loaded.workspace.mails.find(({ name }) => name === 'reminder');
      if (!mail) throw new Error('no mail');
      return (await previewMail(loaded, mail, { now: 0 })).preview.findings.map(({ rule }) => rule);
    };
    expect(await saidOfSample('sample: ann.json')).toContain('sample');
    expect(await saidOfSample('sample: { contact: { firstName: Ann } }')).not.toContain('sample');
  });

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
