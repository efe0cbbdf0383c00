import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileScoring as compileModel, scoreEvent } from '@nurture/core/scoring';
import {
  FLOW_PATH,
  referenceFlow,
  removeTempWorkspaces,
  soundFiles,
  tempWorkspace,
} from '../../../../test/support/temp-workspace';
import type { CompiledWorkspace } from './compiled-workspace';
import type { CheckKeeper, KeptCheck } from './kept-check';
import { prepareWorkspace } from './compile-workspace';
import type { ScoringSource } from './files';
import { compileScoring } from './scoring';

// The mail compiler takes a second to start, and much longer on a busy machine.
jest.setTimeout(60_000);
afterAll(removeTempWorkspaces);

const STARTER = resolve(__dirname, '../../../../templates');

async function compiled(files = {}): Promise<CompiledWorkspace> {
  const prepared = await prepareWorkspace(tempWorkspace(files));
  if (prepared.compiled === null) throw new Error(JSON.stringify(prepared.findings));
  return prepared.compiled;
}

describe('the scoring model of the starter', () => {
  // DOMAIN, section 3: a worked example of the field.
  it('gives 3 for a post, 8 for services and 15 for the newsletter, 26 in all, and 80 for the contact form', () => {
    const source = JSON.parse(readFileSync(join(STARTER, 'scoring.json'), 'utf8')) as ScoringSource;
    const model = compileModel(compileScoring(source, 'en'), { locale: 'en' });
    const pointsOf = (type: string, properties: Record<string, unknown>): number => {
      const event = { id: type, type, at: 0, contactId: '1', properties };
      const scope = { now: 0, contactId: '1', contact: {}, account: null, enrolment: null, event, history: [] };
      return scoreEvent(model, event, [], scope).reduce((sum, { points }) => sum + points, 0);
    };
    const points = [
      pointsOf('page.viewed', { url: 'https://x.example/blog/one' }),
      pointsOf('page.viewed', { url: 'https://x.example/services' }),
      pointsOf('form.submitted', { form: 'newsletter' }),
    ];
    expect(points).toEqual([3, 8, 15]);
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(26);
    expect(pointsOf('form.submitted', { form: 'contact' })).toBe(80);
  });
});

describe('a compiled workspace', () => {
  it('holds what publishing needs, defaults filled in and durations in milliseconds', async () => {
    const workspace = await compiled();
    expect(workspace.settings.content).toMatchObject({
      defaultSender: 'marketing',
      locales: ['en'],
      topics: { whitepapers: { name: { en: 'Whitepapers' }, sender: 'marketing', public: true } },
      windows: { 'office-hours': { timezone: 'contact' } },
      sending: { cap: null, gapMs: 0, maxWaitMs: 7 * 86_400_000, quietHours: null },
      consent: { tracking: 'required', doubleOptIn: { forms: false, events: false } },
      assets: { model: { file: { en: 'model.pdf' } } },
    });
    expect(workspace.scoring.content).toMatchObject({
      rules: [{ id: 'click', on: ['mail.clicked'], points: 12, once: null, atMost: null, decay: null }],
      stages: { sql: { score: 80, events: [] } },
    });
    expect(workspace.handoff.content).toMatchObject({ recycleAfterDays: 90, routing: { within: 'round-robin' } });
    expect(workspace.flows.map(({ id }) => id)).toEqual(['reference']);
    expect(workspace.flows[0]?.compiled.initial).toBe('sent');
    expect(workspace.pages.map(({ name }) => name)).toEqual(['model']);
  });

  it('survives JSON, but for the compiled flows that are made anew from their documents', async () => {
    const { settings, scoring, handoff, mails } = await compiled();
    const plain = { settings, scoring, handoff, mails };
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });

  it('has the same hashes when only layout, order of keys or $schema changed', async () => {
    const parts = Object.entries(referenceFlow()).filter(([key]) => key !== '$schema');
    const turned = Object.fromEntries(parts.reverse());
    const one = await compiled();
    const other = await compiled({ [FLOW_PATH]: JSON.stringify(turned) });
    expect(other.flows[0]?.hash).toBe(one.flows[0]?.hash);
    expect(other.hash).toBe(one.hash);
  });

  it('has another flow hash when one of its mails changed, and the same when another mail did', async () => {
    const before = await compiled();
    const mail = String(soundFiles()['mails/reminder.html']).replace('read', 'do read');
    const changed = await compiled({ 'mails/reminder.html': mail });
    const stranger = await compiled({ 'mails/stranger.html': mail });
    expect(changed.flows[0]?.hash).not.toBe(before.flows[0]?.hash);
    expect(stranger.flows[0]?.hash).toBe(before.flows[0]?.hash);
  });

  it('compiles a mail per language, the file without one being in the own language of the workspace', async () => {
    const mail = soundFiles()['mails/reminder.html'];
    const { mails, flows } = await compiled({ 'mails/reminder.nl.html': mail });
    expect(mails.filter(({ name }) => name === 'reminder').map(({ locale, use }) => [locale, use])).toEqual([
      ['en', 'marketing'],
      ['nl', 'marketing'],
    ]);
    expect(Object.keys(flows[0]?.mails['reminder'] ?? {})).toEqual(['en', 'nl']);
    expect(mails.find(({ name }) => name === 'delivery')?.use).toBe('service');
  });

  it('leaves out a flow with an error and keeps the others', async () => {
    const workspace = await compiled({ 'flows/broken.json': { ...referenceFlow(), id: 'broken', initial: 'nowhere' } });
    expect(workspace.flows.map(({ id }) => id)).toEqual(['reference']);
    expect(workspace.refused).toEqual(['broken']);
  });

  it('leaves out a flow one of whose mails has an error', async () => {
    const mail = String(soundFiles()['mails/reminder.html']).replace('contact.firstName', 'contact.nothing');
    const workspace = await compiled({ 'mails/reminder.html': null, 'mails/reminder.hbs': mail });
    expect(workspace.flows).toEqual([]);
    expect(workspace.refused).toEqual(['reference']);
  });

  it('is none at all without sound settings', async () => {
    const { compiled: none, findings } = await prepareWorkspace(tempWorkspace({ 'handoff.json': '{' }));
    expect(none).toBeNull();
    expect(findings.map(({ file }) => file)).toContain('handoff.json');
  });
});

describe('a check that is kept', () => {
  function keeper(): { kept: Map<string, string>; read: CheckKeeper['read']; write: CheckKeeper['write'] } {
    const kept = new Map<string, string>();
    return {
      kept,
      read: (key) => JSON.parse(kept.get(key) ?? 'null') as KeptCheck | null,
      write: (key, check) => void kept.set(key, JSON.stringify(check)),
    };
  }

  it('gives the very same workspace without checking it again, until a file changes', async () => {
    const { kept, ...keeping } = keeper();
    const dir = tempWorkspace({ 'mails/extra.html': '<p>{{contact.nothing}}</p>' });
    const first = await prepareWorkspace(dir, keeping);
    expect(kept.size).toBe(1);
    const again = await prepareWorkspace(dir, { ...keeping, write: () => fail('it was checked again') });
    expect(again.findings).toEqual(first.findings);
    expect(again.findings).not.toEqual([]);
    expect(again.compiled?.hash).toBe(first.compiled?.hash);
    expect(JSON.stringify(again.compiled?.mails)).toBe(JSON.stringify(first.compiled?.mails));
    writeFileSync(join(dir, 'pages/model.hbs'), '<h1>Another title</h1>');
    expect((await prepareWorkspace(dir, keeping)).compiled?.hash).not.toBe(first.compiled?.hash);
    expect(kept.size).toBe(2);
  });
});

function fail(message: string): never {
  throw new Error(message);
}
