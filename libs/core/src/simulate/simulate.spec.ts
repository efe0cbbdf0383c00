import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowDocument } from '../flow';
import { referenceWorld } from '../../../../test/support/reference-world';
import { differences, simulate, usualTrigger } from './index';
import type { Expectation, Scenario, Simulation } from './index';

const FLOWS = join(__dirname, '../../../../templates/flows');

interface FlowTest extends Scenario {
  readonly name: string;
  readonly expect: Expectation;
}

function flowTests(): FlowTest[] {
  const files = readdirSync(FLOWS).filter((file) => file.endsWith('.flow-test.json'));
  return files.map((file) => JSON.parse(readFileSync(join(FLOWS, file), 'utf8')) as FlowTest);
}

const start = Date.parse('2026-11-23T10:00:00+01:00');

function run(scenario: Scenario, documents?: FlowDocument[], seed = 1): Simulation {
  const world = referenceWorld(documents);
  const [flow] = world.flows;
  if (!flow) throw new Error('no flow');
  return simulate(world, flow, scenario, { start: scenario.start ? Date.parse(scenario.start) : start, seed });
}

describe('the reference flow, tried with a virtual clock', () => {
  it.each(flowTests().map((test) => [test.name, test] as const))('%s', (_, test) => {
    const from = test.start === undefined ? start : Date.parse(test.start);
    const calendar = { timezone: 'Europe/Amsterdam', holidays: [] };
    expect(differences(test.expect, run(test), { start: from, calendar })).toEqual([]);
  });

  it.each([
    ['opener', 'sent -> opened -> deepDive -> 7 days -> cold'],
    ['clicker', 'sent -> opened -> deepDive -> clicked -> talk -> 60 days -> done'],
    ['ignorer', 'sent -> 3 days -> reminder -> 4 business days -> cold'],
    ['unsubscriber', 'sent -> contact.unsubscribed -> exit'],
    ['untracked', 'sent -> 3 days -> reminder -> 4 business days -> cold'],
  ] as const)('takes the %s along a path of their own', (persona, path) => {
    expect(run({ persona }).path).toBe(path);
  });

  it('enrols by the event that the first trigger asks for', () => {
    const world = referenceWorld();
    const [flow] = world.flows;
    expect(flow && usualTrigger(flow, world, start)).toEqual({
      type: 'asset.downloaded',
      properties: { asset: 'b2b-maturity-model' },
      dates: {},
    });
  });

  it('makes up the dates that the event is declared to carry: in two weeks, over a change of the clocks as well', () => {
    const world = referenceWorld([
      {
        id: 'webinar',
        enrol: {
          on: 'webinar.registered',
          guard: { 'event.topic': 'scoring' },
          remember: { startsAt: 'event.startsAt' },
        },
        initial: 'in',
        states: { in: { after: { '1 hour before enrolment.startsAt': 'on', '90 days': 'on' } }, on: { type: 'final' } },
      },
    ]);
    const events = { 'webinar.registered': { topic: 'text', startsAt: 'time', endsAt: 'time' } } as const;
    const declared = { ...world, settings: { ...world.settings, events } };
    const [flow] = declared.flows;
    if (!flow) throw new Error('no flow');
    const before = Date.parse('2027-03-20T10:00:00+01:00');
    expect(usualTrigger(flow, declared, before)).toMatchObject({
      properties: { topic: 'scoring' },
      dates: { startsAt: '2027-04-03T08:00:00.000Z', endsAt: '2027-04-03T09:00:00.000Z' },
    });
    const walk = simulate(declared, flow, {}, { start: before, seed: 1 });
    expect([walk.path, walk.endedAt]).toEqual([
      'in -> 1 hour before enrolment.startsAt -> on',
      Date.parse('2027-04-03T07:00:00Z'),
    ]);
  });

  it('lets in from the start whom a segment or a colleague puts in, without an event', () => {
    const segment: FlowDocument = {
      id: 'sleepers',
      enrol: { segment: { 'contact.lastSeen': null } },
      initial: 'waits',
      states: { waits: { after: { '2 days': 'done' } }, done: { type: 'final' } },
    };
    expect(run({}, [segment]).path).toBe('waits -> 2 days -> done');
    expect(run({}, [{ ...segment, enrol: undefined }]).path).toBe('waits -> 2 days -> done');
  });

  it('gives the same answer for the same seed, and shares a split out over seeds', () => {
    const split: FlowDocument = {
      id: 'split',
      enrol: { on: 'asset.downloaded' },
      initial: 'which',
      states: {
        which: {
          type: 'split',
          branches: [
            { weight: 50, target: 'a' },
            { weight: 50, target: 'b' },
          ],
        },
        a: { type: 'final' },
        b: { type: 'final' },
      },
    };
    const paths = Array.from({ length: 40 }, (_, seed) => run({}, [split], seed).path);
    expect(paths).toEqual(Array.from({ length: 40 }, (_, seed) => run({}, [split], seed).path));
    expect(new Set(paths)).toEqual(new Set(['which -> 1 -> a', 'which -> 2 -> b']));
  });

  it.each([
    ['hard: no such mailbox', []],
    ['soft: mailbox full', ['whitepaper-reminder']],
  ])('after a bounce (%s) sends no more to a dead address, and goes on otherwise', (reason, more) => {
    const events = [{ at: '+1 minute', type: 'mail.bounced', properties: { reason } }];
    expect(run({ events }).mails.map(({ mail }) => mail)).toEqual(['whitepaper-delivery', ...more]);
  });

  it('looks again before a mail leaves that had to wait: who left meanwhile by a condition gets none', () => {
    const flow: FlowDocument = {
      id: 'patient',
      enrol: { on: 'asset.downloaded' },
      exit: { guard: { $not: { 'contact.lastSeen': { $within: '5 days' } } } },
      sending: { topic: 'whitepapers', gap: '6 days' },
      initial: 'two',
      states: {
        two: {
          entry: [{ send: 'whitepaper-delivery', immediately: true }, { send: 'whitepaper-reminder' }],
          after: { '30 days': 'done' },
        },
        done: { type: 'final' },
      },
    };
    const gone = run({}, [flow]);
    expect(gone.path).toBe('two -> exit');
    expect(gone.mails.map(({ mail }) => mail)).toEqual(['whitepaper-delivery']);
    expect(gone.skipped).toMatchObject([{ mail: 'whitepaper-reminder', reason: 'exit' }]);
    const events = [{ at: '+4 days', type: 'page.viewed', properties: { url: '/blog' } }];
    expect(run({ events }, [flow]).mails.map(({ mail }) => mail)).toEqual([
      'whitepaper-delivery',
      'whitepaper-reminder',
    ]);
  });

  it('follows a walk to its end, however many mails wait for sales or for a flow that holds them', () => {
    const waiting: FlowDocument = {
      id: 'waiting',
      enrol: { on: 'asset.downloaded' },
      sending: { topic: 'whitepapers' },
      initial: 'mails',
      states: {
        mails: {
          entry: Array.from({ length: 12 }, (_, at) => ({ send: `mail-${at}` })),
          on: { 'handoff.lost': 'lost' },
          after: { '200 days': 'done' },
        },
        lost: { entry: { send: 'goodbye' }, after: { '30 days': 'done' } },
        done: { type: 'final' },
      },
    };
    const sales = { ...waiting, id: 'sales', initial: 'a', states: { a: { type: 'final', entry: { handoff: true } } } } as FlowDocument; // prettier-ignore
    const lost = run({ events: [{ at: '+90 days', type: 'handoff.lost' }] }, [waiting, sales]);
    expect(lost.path).toBe('mails -> handoff.lost -> lost -> 30 days -> done');
    const holding = { ...waiting, id: 'holding', sending: { holds: 'lower', priority: 9 }, initial: 'a', states: { a: { wait: 'forever' } } } as FlowDocument; // prettier-ignore
    const held = run({}, [waiting, holding]);
    expect([held.path, held.skipped.length, held.cutOffAt]).toEqual(['mails -> 200 days -> done', 12, null]);
  });

  it('says so where a walk goes on for too long to be followed', () => {
    const restless: FlowDocument = {
      id: 'restless',
      enrol: { on: 'asset.downloaded' },
      initial: 'tick',
      states: { tick: { after: { '1 hour': 'tock' } }, tock: { after: { '1 hour': 'tick' } } },
    };
    const { outcome, cutOffAt } = run({}, [restless]);
    expect(outcome).toBe('active');
    expect(cutOffAt).toBeGreaterThan(start + 200 * 86_400_000);
  });

  it('hands nobody over by an opening balance alone', () => {
    const { handoffs, stage } = run({ contact: { score: 100 }, trigger: { type: 'content.rated' } });
    expect({ handoffs, stage }).toEqual({ handoffs: [], stage: 'lead' });
  });
});
