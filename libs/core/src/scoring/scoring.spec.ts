import * as fc from 'fast-check';
import type { HistoryEvent, Scope } from '../condition';
import type { ScoreRule, ScoringModel } from '../workspace';
import { assessFit, compileScoring, decideStage, earnsHandover, lowered, scoreEvent, stageByFit } from './index';
import type { CompiledScoring, Fit, LedgerEntry } from './index';

const DAY = 86_400_000;
const en = (text: string): { en: string } => ({ en: text });

function rule(id: string, on: string, points: number, more: Partial<ScoreRule> = {}): ScoreRule {
  return {
    id,
    label: en(id),
    on: [on],
    guard: null,
    points,
    once: null,
    atMost: null,
    group: null,
    decay: null,
    ...more,
  };
}

const url = (part: string): Partial<ScoreRule> => ({ guard: { 'event.url': { $contains: part } } });
const form = (name: string): Partial<ScoreRule> => ({ guard: { 'event.form': name } });

function model(changes: Partial<ScoringModel> = {}): ScoringModel {
  return {
    rules: [
      rule('contact-form', 'form.submitted', 80, form('contact')),
      rule('newsletter', 'form.submitted', 15, form('newsletter')),
      rule('services-page', 'page.viewed', 8, url('/services')),
      rule('blog-post', 'page.viewed', 3, url('/blog')),
      rule('download', 'asset.downloaded', 20, { once: { per: 'event.asset' } }),
      rule('mail-opened', 'mail.opened', 3),
    ],
    groups: {},
    sleep: [],
    decay: null,
    fit: {
      rules: [
        { id: 'role', label: en('role'), when: { 'contact.role': 'management' }, points: 40 },
        { id: 'size', label: en('size'), when: { 'contact.size': { $gte: 50 } }, points: 30 },
      ],
      grades: [
        { grade: 'A', from: 70 },
        { grade: 'B', from: 40 },
        { grade: 'C', from: 0 },
      ],
      needs: [],
      disqualify: [{ id: 'student', label: en('A student'), when: { 'contact.role': 'student' } }],
    },
    stages: { mql: { fit: 'B' }, sql: { score: 80, events: ['meeting.booked'] } },
    ...changes,
  };
}

let count = 0;
function event(type: string, properties: Record<string, unknown> = {}, at = 0): HistoryEvent {
  return { id: `e${++count}`, type, at, contactId: '1', properties };
}

function scopeOf(event: HistoryEvent | null, contact: Record<string, unknown> = {}): Scope {
  return { now: 0, contactId: '1', contact, account: null, enrolment: null, event, history: [] };
}

function walk(scoring: CompiledScoring, events: readonly HistoryEvent[]): LedgerEntry[] {
  return events.reduce<LedgerEntry[]>(
    (ledger, each) => [...ledger, ...scoreEvent(scoring, each, ledger, scopeOf(each))],
    [],
  );
}

const sum = (ledger: readonly { points: number }[]): number => ledger.reduce((total, entry) => total + entry.points, 0);

describe('scoring what people do', () => {
  const scoring = compileScoring(model(), { locale: 'en' });

  it('gives the worked example of the field: blog 3, services 8 and newsletter 15 make 26', () => {
    const ledger = walk(scoring, [
      event('page.viewed', { url: 'https://x.example/blog/one' }),
      event('page.viewed', { url: 'https://x.example/services' }),
      event('form.submitted', { form: 'newsletter' }),
    ]);
    expect(ledger.map((entry) => entry.points)).toEqual([3, 8, 15]);
    expect(sum(ledger)).toBe(26);
  });

  it('gives 80 points for the contact form, and explains them', () => {
    const [entry] = walk(scoring, [event('form.submitted', { form: 'contact' }, 5)]);
    expect(entry).toMatchObject({ rule: 'contact-form', points: 80, at: 5, because: 'contact-form' });
  });

  it('counts a download once per asset', () => {
    const assets = ['a', 'a', 'b', 'a', 'b'];
    const ledger = walk(
      scoring,
      assets.map((asset) => event('asset.downloaded', { asset })),
    );
    expect(ledger.map((entry) => entry.per)).toEqual(['a', 'b']);
  });

  it('gives nothing for what a machine opened', () => {
    const opened = event('mail.opened');
    expect(scoreEvent(scoring, { ...opened, verdict: 'machine' }, [], scopeOf(opened))).toEqual([]);
    expect(scoreEvent(scoring, { ...opened, verdict: 'human' }, [], scopeOf(opened))).toHaveLength(1);
  });

  it('keeps at most so many in any period, whatever the order in which events come', () => {
    const limited = compileScoring(
      model({ rules: [rule('seen', 'page.viewed', 1, { atMost: { times: 2, withinMs: DAY } })] }),
      { locale: 'en' },
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 * DAY }), { maxLength: 25 }), (moments) => {
        const ledger = walk(
          limited,
          moments.map((at) => event('page.viewed', {}, at)),
        );
        return ledger.every(({ at }) => sum(ledger.filter((other) => other.at >= at && other.at < at + DAY)) <= 2);
      }),
    );
  });

  it('never gives a group more than its cap', () => {
    const capped = compileScoring(
      model({
        rules: [
          rule('page', 'page.viewed', 4, { group: 'reading' }),
          rule('open', 'mail.opened', 3, { group: 'reading' }),
        ],
        groups: { reading: { max: 10 } },
      }),
      { locale: 'en' },
    );
    const ledger = walk(capped, [
      event('page.viewed'),
      event('mail.opened'),
      event('page.viewed'),
      event('mail.opened'),
    ]);
    expect(ledger.map((entry) => entry.points)).toEqual([4, 3, 3]);
  });
});

describe('fit', () => {
  const scoring = compileScoring(model(), { locale: 'en' });
  const fitOf = (contact: Record<string, unknown>): Fit => assessFit(scoring, scopeOf(null, contact));

  it('is unknown without data, not zero', () => {
    expect(fitOf({})).toEqual({ points: null, grade: null, disqualifiedBecause: null });
  });

  it('is unknown until all that the model needs is known', () => {
    const needy = compileScoring(model({ fit: { ...model().fit, needs: ['contact.role', 'contact.size'] } }), {
      locale: 'en',
    });
    expect(assessFit(needy, scopeOf(null, { role: 'management' })).points).toBeNull();
    expect(assessFit(needy, scopeOf(null, { role: 'management', size: 50 })).points).toBe(70);
  });

  it('adds up what is known, and grades it', () => {
    expect(fitOf({ role: 'management', size: 200 })).toMatchObject({ points: 70, grade: 'A' });
    expect(fitOf({ role: 'management' })).toMatchObject({ points: 40, grade: 'B' });
    expect(fitOf({ role: 'intern' })).toMatchObject({ points: 0, grade: 'C' });
  });

  it('says who is never going to buy', () => {
    expect(fitOf({ role: 'student' }).disqualifiedBecause).toBe('A student');
  });
});

describe('stages', () => {
  const thresholds = model().stages;
  const unknown: Fit = { points: null, grade: null, disqualifiedBecause: null };
  const base = {
    stage: 'lead' as const,
    score: 0,
    fit: unknown,
    gradeBefore: null,
    handover: null,
    earnedPoints: 0,
    oldPoints: 0,
    event: { type: 'page.viewed', at: 0 },
  };

  it('makes an MQL of a lead that fits', () => {
    const fit: Fit = { ...unknown, points: 40, grade: 'B' };
    expect(decideStage(thresholds, { ...base, fit })).toMatchObject({ stage: 'mql', handsOver: false });
  });

  it('makes a lead of an MQL again when its data change and no longer fit', () => {
    const fit: Fit = { ...unknown, points: 0, grade: 'C' };
    const mql = { ...base, stage: 'mql' as const, gradeBefore: 'A' as const };
    expect(decideStage(thresholds, { ...mql, fit })).toMatchObject({ stage: 'lead', because: 'fit C' });
    expect(decideStage(thresholds, { ...mql, fit: unknown })).toBeNull();
    expect(decideStage(thresholds, { ...mql, gradeBefore: 'C', fit })).toBeNull();
  });

  it.each([
    [unknown, 'lead'],
    [{ ...unknown, points: 40, grade: 'B' as const }, 'mql'],
    [{ ...unknown, disqualifiedBecause: 'A student' }, 'disqualified'],
  ])('falls back to what fit gives', (fit, stage) => {
    expect(stageByFit(thresholds, fit)).toBe(stage);
  });

  it('makes an SQL at the threshold, with an unknown fit as well', () => {
    expect(decideStage(thresholds, { ...base, score: 80, earnedPoints: 80 })).toEqual({
      stage: 'sql',
      because: 'score reached 80',
      handsOver: true,
    });
    expect(decideStage(thresholds, { ...base, score: 79, earnedPoints: 79 })).toBeNull();
  });

  it('keeps the threshold from those who fit badly, but never an agreed event', () => {
    const fit: Fit = { ...unknown, points: 0, grade: 'C' };
    expect(decideStage(thresholds, { ...base, fit, score: 99, earnedPoints: 20 })).toBeNull();
    const event = { type: 'meeting.booked', at: 0 };
    expect(decideStage(thresholds, { ...base, fit, event })).toMatchObject({ stage: 'sql', handsOver: true });
  });

  it('disqualifies whatever the score, and hands nobody over then', () => {
    const fit: Fit = { ...unknown, disqualifiedBecause: 'A student' };
    const decision = decideStage(thresholds, { ...base, fit, score: 200, earnedPoints: 100 });
    expect(decision).toEqual({ stage: 'disqualified', because: 'A student', handsOver: false });
  });

  it('leaves customers and disqualified people where they are', () => {
    for (const stage of ['customer', 'disqualified'] as const)
      expect(decideStage(thresholds, { ...base, stage, score: 200, earnedPoints: 100 })).toBeNull();
  });
});

describe('old points', () => {
  it('hand nobody over by themselves: points must be earned', () => {
    expect(earnsHandover(80, null, { score: 100, earnedPoints: 0, oldPoints: 0, at: 0 })).toBe(false);
    expect(earnsHandover(80, null, { score: 100, earnedPoints: 1, oldPoints: 0, at: 0 })).toBe(true);
  });

  it('hand nobody over twice while sales has the contact', () => {
    const open = { status: 'open', at: 0, score: 80 } as const;
    expect(earnsHandover(80, open, { score: 300, earnedPoints: 50, oldPoints: 0, at: 9 })).toBe(false);
  });

  it('count again after a recycling at the first points earned after its date', () => {
    const recycled = { status: 'recycled', at: 0, score: 80, until: 10 * DAY } as const;
    expect(earnsHandover(80, recycled, { score: 90, earnedPoints: 10, oldPoints: 0, at: 9 * DAY })).toBe(false);
    expect(earnsHandover(80, recycled, { score: 83, earnedPoints: 3, oldPoints: 0, at: 11 * DAY })).toBe(true);
  });

  it.each(['lost', 'rejected'] as const)('need a whole threshold of new points after %s', (status) => {
    const closed = { status, at: 0, score: 85 };
    expect(earnsHandover(80, closed, { score: 164, earnedPoints: 20, oldPoints: 85, at: 9 })).toBe(false);
    expect(earnsHandover(80, closed, { score: 165, earnedPoints: 20, oldPoints: 85, at: 9 })).toBe(true);
  });

  it('take the watermark down with them when they are reset', () => {
    const closed = { status: 'lost', at: 0, score: 85 } as const;
    expect(lowered(closed, { score: 0, oldPoints: 85, at: 5 })).toMatchObject({ score: 0, at: 5 });
    expect(lowered(closed, { score: 90, oldPoints: 85, at: 5 })).toBe(closed);
  });
});
