import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainFlow, EXPLAIN_LOCALES } from '@nurture/core/explain';
import {
  type CompiledFlow,
  type FlowDocument,
  inSegment,
  transitionList,
  type TransitionsDocument,
} from '@nurture/core/flow';
import { flowGraph, mermaid } from '@nurture/core/picture';
import { galleryProgrammes, loadWorkspace, type PreparedWorkspace, prepareWorkspace } from '@nurture/workspace';
import { runHere } from '../support/run-command';

// Each programme compiles its mails once for each command of its README.
jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');
const STARTER = join(ROOT, 'templates');

let scratch: string;
beforeAll(() => (scratch = mkdtempSync(join(tmpdir(), 'nurture-gallery-'))));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The ways out of a flow's states, as they stand in paths: `state -> cause -> state`, without the cause at branches. */
function waysOf({ states }: FlowDocument): string[] {
  return Object.entries(states).flatMap(([from, { on = {}, after = {}, branches = [], else: other }]) => [
    ...waysBy(from, on, (type) => type.replace(/^mail\./, '')),
    ...waysBy(from, withoutStandIns(after), (key) => key),
    ...[...branches.map(({ target }) => target), other].flatMap((to) => (to === undefined ? [] : [`${from} -> ${to}`])),
  ]);
}

function waysBy(
  from: string,
  causes: Readonly<Record<string, TransitionsDocument>>,
  say: (cause: string) => string,
): string[] {
  return Object.entries(causes).flatMap(([cause, ways]) =>
    transitionList(ways).flatMap(({ target }) =>
      target === undefined ? [] : [`${from} -> ${say(cause)} -> ${target}`],
    ),
  );
}

/** A duration beside a date stands in for one that is missing; most can't be missing where they come from. */
function withoutStandIns(after: Readonly<Record<string, TransitionsDocument>>): Record<string, TransitionsDocument> {
  const isDate = (key: string): boolean => /(contact|enrolment)\./.test(key);
  const dated = Object.keys(after).some(isDate);
  return Object.fromEntries(Object.entries(after).filter(([key]) => !dated || isDate(key)));
}

/** What a path walks, in the form of {@link waysOf}. */
function walked(path: string, { states }: FlowDocument): string[] {
  const parts = path.split(' -> ');
  const places = parts.flatMap((part, i) => (Object.hasOwn(states, part) ? [i] : []));
  return places.slice(1).flatMap((to, i) => {
    const from = places[i] ?? 0;
    return [`${parts[from]} -> ${parts[to]}`, parts.slice(from, to + 1).join(' -> ')];
  });
}

/** The commands that a README tells to type, in words, with new folders made elsewhere. */
function commandsOf(readme: string): string[][] {
  const elsewhere = mkdtempSync(join(scratch, 'readme-'));
  return [...readme.matchAll(/^npx nurture (.+)$/gm)].map(([, words = '']) =>
    words.split(' ').map((word) => (word.startsWith('my-') ? join(elsewhere, word) : word)),
  );
}

it('lies beside the starter workspace, which loads none of it', () => {
  const { workspace } = loadWorkspace(STARTER);
  expect(galleryProgrammes(STARTER).length).toBeGreaterThanOrEqual(6);
  expect(workspace.flows.map(({ path }) => path)).toEqual(['flows/b2b-maturity-whitepaper.json']);
});

it('has a README whose commands run', async () => {
  for (const command of commandsOf(readFileSync(join(STARTER, 'gallery/README.md'), 'utf8')))
    expect(await runHere(...command)).toMatchObject({ errors: '', code: 0 });
});

it('is added to a workspace that is there, all of it, which changes nothing of that and is valid then', async () => {
  const dir = join(scratch, 'grown');
  await runHere('init', dir);
  const before = new Map(
    ['scoring.json', 'workspace.json'].map((name) => [name, readFileSync(join(dir, name), 'utf8')]),
  );
  for (const name of galleryProgrammes(STARTER)) {
    const { code, out } = await runHere('init', dir, '--from', name, '--json');
    expect([code, (JSON.parse(out) as { kept: string[] }).kept.filter((file) => !file.startsWith('mails/_'))]).toEqual([
      0,
      [],
    ]);
  }
  const { compiled, findings } = await prepareWorkspace(dir);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect(compiled?.flows).toHaveLength(galleryProgrammes(STARTER).length + 1);
  expect(readFileSync(join(dir, 'scoring.json'), 'utf8')).toBe(before.get('scoring.json'));
  const settings = JSON.parse(readFileSync(join(dir, 'workspace.json'), 'utf8')) as { topics: object };
  const own = JSON.parse(before.get('workspace.json') ?? '') as { topics: object };
  expect(settings).toMatchObject(own);
  expect(Object.keys(settings.topics)).toEqual(
    expect.arrayContaining(['whitepapers', 'webinars', 'course', 'product']),
  );
});

it('leaves a file of the same name as it is, and says so', async () => {
  const dir = join(scratch, 'own');
  await runHere('init', dir);
  writeFileSync(join(dir, 'mails/webinar-missed.mjml'), 'mine');
  const { out } = await runHere('init', dir, '--from', 'webinar');
  expect(out).toContain('Yours stayed where there was one of that name: mails/webinar-missed.mjml.');
  expect(out).toContain('workspace.json has got topics.webinars, events.webinar.cancelled, events.webinar.registered.');
  expect(readFileSync(join(dir, 'mails/webinar-missed.mjml'), 'utf8')).toBe('mine');
});

it('is asked for by the names of its programmes, and tells them', async () => {
  const run = await runHere('init', join(scratch, 'none'), '--from', 'webniar');
  expect(run.code).toBe(2);
  expect(run.errors).toContain('it has: mini-course, reading-list, recycled, trial, webinar, win-back');
});

describe.each(galleryProgrammes(STARTER))('the programme %s of the gallery', (name) => {
  const dir = `templates/gallery/${name}`;
  const readme = readFileSync(join(ROOT, dir, 'README.md'), 'utf8');
  let prepared: PreparedWorkspace;
  beforeAll(async () => (prepared = await prepareWorkspace(join(ROOT, dir))));

  const documentOf = ({ compiled }: PreparedWorkspace): FlowDocument => {
    const [flow, ...others] = compiled?.flows ?? [];
    if (flow === undefined || others.length > 0) throw new Error(`${name} has not one flow`);
    return flow.document;
  };

  it('is valid, without a warning', () => {
    expect(prepared.findings).toEqual([]);
  });

  it('passes its flow tests, which walk every way', async () => {
    const { out } = await runHere('test', dir, '--json');
    const { failed, tests } = JSON.parse(out) as { failed: number; tests: { path: string }[] };
    expect(failed).toBe(0);
    const document = documentOf(prepared);
    const ways = new Set(tests.flatMap(({ path }) => walked(path, document)));
    expect(waysOf(document).filter((way) => !ways.has(way))).toEqual([]);
  });

  it('has each mail in English and in Dutch', () => {
    const mails = prepared.compiled?.mails ?? [];
    const languages = (mail: string) => mails.filter((one) => one.name === mail).map(({ locale }) => locale);
    expect(mails.length).toBeGreaterThan(0);
    for (const mail of mails) expect([mail.name, languages(mail.name).sort()]).toEqual([mail.name, ['en', 'nl']]);
  });

  it('is told in whole sentences in every language', () => {
    if (prepared.compiled === null) throw new Error(`${name} is not valid`);
    const { settings, flows } = prepared.compiled;
    for (const locale of EXPLAIN_LOCALES) {
      const { sections } = explainFlow(documentOf(prepared), settings.content, locale, flows[0]?.streams);
      for (const sentence of sections.flatMap(({ sentences }) => sentences)) {
        expect(sentence).toMatch(/^[A-Z“0-9].*\.$/);
        expect(sentence).not.toMatch(/\b(\w+) \1\b|[.,;:]”?[.,;]|undefined/);
      }
    }
  });

  it('has a README with its picture, and with commands that run', async () => {
    expect(readme).toContain(mermaid(flowGraph(documentOf(prepared))));
    const commands = commandsOf(readme);
    expect(commands.map(([command]) => command)).toEqual(
      expect.arrayContaining(['validate', 'test', 'simulate', 'preview', 'init']),
    );
    for (const command of commands) expect(await runHere(...command)).toMatchObject({ errors: '', code: 0 });
  });
});

describe('the segment of the win-back programme', () => {
  const now = Date.parse('2026-11-23T10:00:00+01:00');
  const days = (count: number): number => now - count * 86_400_000;
  let flow: CompiledFlow | undefined;
  beforeAll(async () => {
    const { compiled } = await prepareWorkspace(join(STARTER, 'gallery/win-back'));
    flow = compiled?.flows[0]?.compiled;
  });

  const letters = [170, 140, 110, 80, 50].map((ago) => event('mail.accepted', ago));

  function event(type: string, daysAgo: number) {
    return { id: `${type}-${daysAgo}`, type, at: days(daysAgo), contactId: 'ann', properties: {} };
  }

  function isIn(events: readonly ReturnType<typeof event>[], stage = 'lead'): boolean {
    if (flow === undefined) throw new Error('the programme is not valid');
    const history = events.toSorted((a, b) => a.at - b.at);
    const contact = { stage, consent: { mail: true, tracking: true } };
    const calendar = { timezone: 'Europe/Amsterdam', holidays: [] };
    return inSegment(flow, 'ann', { now, contact, account: null, history, sentMails: [], calendar });
  }

  it('holds who got five letters and gave no sign, and nobody else', () => {
    expect(isIn(letters)).toBe(true);
    expect(isIn(letters.slice(1))).toBe(false);
    expect(isIn([...letters, event('mail.opened', 100)])).toBe(false);
    expect(isIn([...letters, event('mail.opened', 300)])).toBe(true);
    expect(isIn(letters, 'customer')).toBe(false);
  });
});
