import * as fc from 'fast-check';
import type { HistoryEvent, Scope, Verdict } from '../condition';
import type { ScoreRule, ScoringModel } from '../workspace';
import {
  comesLate,
  compileScoring,
  oldPoints,
  recompute,
  rescore,
  resetEntries,
  reverseEvent,
  scoreAt,
  scoreEvent,
} from './index';
import type { CompiledScoring, LedgerEntry } from './index';

const DAY = 86_400_000;
const HALF_LIFE = 30 * DAY;
const halving = { kind: 'half-life', halfLifeMs: HALF_LIFE } as const;

function rule(id: string, on: string, points: number, more: Partial<ScoreRule> = {}): ScoreRule {
  const plain = { guard: null, once: null, atMost: null, group: null, decay: null };
  return { id, label: { en: id }, on: [on], points, ...plain, ...more };
}

function scoringOf(changes: Partial<ScoringModel>): CompiledScoring {
  const model: ScoringModel = {
    rules: [],
    sleep: [],
    groups: {},
    decay: null,
    fit: { rules: [], grades: [], needs: [], disqualify: [] },
    stages: { mql: { fit: 'A' }, sql: { score: 80, events: [] } },
    ...changes,
  };
  return compileScoring(model, { locale: 'en' });
}

const RULES = [
  rule('visit', 'page.viewed', 4, { atMost: { times: 2, withinMs: 3 * DAY }, group: 'reading' }),
  rule('open', 'mail.opened', 3, { group: 'reading', decay: { kind: 'expiry', expiresAfterMs: 10 * DAY } }),
  rule('click', 'mail.clicked', 12, { decay: 'never' }),
  rule('download', 'asset.downloaded', 20, { once: { per: 'event.asset' } }),
  rule('gone', 'contact.unsubscribed', -25),
];
const LOOKS_BACK = rule('keen', 'page.viewed', 7, {
  guard: { did: { event: 'asset.downloaded', atLeast: 2, within: '9 days' } },
});

const MODELS: [string, CompiledScoring][] = [
  ['points that stay', scoringOf({ rules: RULES.map((each) => ({ ...each, decay: null })), groups: { reading: { max: 10 } } })],
  ['points that fade', scoringOf({ rules: RULES, groups: { reading: { max: 10 } }, decay: halving })],
  ['guards that look back', scoringOf({ rules: [...RULES, LOOKS_BACK], groups: { reading: { max: 10 } }, decay: halving })],
  ['sleep', scoringOf({ rules: RULES, groups: { reading: { max: 10 } }, sleep: [{ id: 'asleep', label: { en: 'asleep' }, afterMs: 5 * DAY, points: -6, decay: null }] })],
]; // prettier-ignore

function scopeOf(event: HistoryEvent | null, history: readonly HistoryEvent[] = []): Scope {
  return { now: event?.at ?? 0, contactId: '1', contact: {}, account: null, enrolment: null, event, history };
}

/** Takes events in one at a time, as absorbing does, and verdicts as they are found out. */
class Desk {
  readonly ledger: LedgerEntry[] = [];
  private readonly seen: HistoryEvent[] = [];
  constructor(
    private readonly scoring: CompiledScoring,
    private readonly now: number,
  ) {}

  take(event: HistoryEvent): void {
    const others = this.seen.filter(({ id }) => id !== event.id);
    this.ledger.push(...this.linesOf(event, others));
    if (others.length === this.seen.length) this.seen.push(event);
  }

  reverse(eventId: string): void {
    this.ledger.push(...reverseEvent(this.scoring, eventId, this.ledger));
    const revised = this.seen.map((event) =>
      event.id === eventId ? { ...event, verdict: 'machine' as const } : event,
    );
    this.seen.splice(0, this.seen.length, ...revised);
    this.ledger.push(...this.rescored(this.seen));
  }

  private linesOf(event: HistoryEvent, others: readonly HistoryEvent[]): LedgerEntry[] {
    if (this.scoring.needsPast || comesLate(this.scoring, event, this.ledger)) return this.rescored([...others, event]);
    return scoreEvent(this.scoring, event, this.ledger, scopeOf(event));
  }

  private rescored(events: readonly HistoryEvent[]): LedgerEntry[] {
    return rescore(this.scoring, { events, scope: scopeOf(null) }, this.ledger, this.now);
  }
}

const TYPES = ['page.viewed', 'mail.opened', 'mail.clicked', 'asset.downloaded', 'contact.unsubscribed'];
const life = fc
  .array(
    fc.record({ at: fc.integer({ min: 0, max: 40 * DAY }), type: fc.constantFrom(...TYPES), asset: fc.constantFrom('a', 'b'), machine: fc.boolean(), revised: fc.boolean() }),
    { maxLength: 25 },
  ) // prettier-ignore
  .chain((events) => fc.record({ events: fc.constant(events), order: fc.shuffledSubarray(events.map((_, i) => i), { minLength: events.length }) })); // prettier-ignore

function eventOf(draw: { at: number; type: string; asset: string }, index: number, verdict: Verdict): HistoryEvent {
  const { at, type, asset } = draw;
  return { id: `e${index}`, at, type, contactId: '1', properties: { asset }, verdict };
}

describe('the ledger of a score', () => {
  it.each(MODELS)('says what the events alone say, in whatever order they come, with %s', (_, scoring) => {
    fc.assert(
      fc.property(life, fc.integer({ min: 40, max: 200 }), ({ events, order }, days) => {
        const now = days * DAY;
        const isMachine = (index: number): boolean => Boolean(events[index]?.machine) && events[index]?.type.startsWith('mail.') === true; // prettier-ignore
        const desk = new Desk(scoring, now);
        for (const index of order) {
          const draw = events[index];
          // Half of the machines are known at once, the others are found out when all was scored.
          if (draw) desk.take(eventOf(draw, index, isMachine(index) && !draw.revised ? 'machine' : 'human'));
        }
        for (const index of order) {
          const draw = events[index];
          if (draw) desk.take(eventOf(draw, index, isMachine(index) && !draw.revised ? 'machine' : 'human'));
          if (draw?.revised && isMachine(index)) desk.reverse(`e${index}`);
        }
        const truth = events.map((draw, index) => eventOf(draw, index, isMachine(index) ? 'machine' : 'human'));
        const anew = recompute(scoring, { events: truth, scope: scopeOf(null) }, now);
        for (const moment of [now, now + 3 * DAY, now + 200 * DAY])
          expect(scoreAt(scoring, desk.ledger, moment)).toBeCloseTo(scoreAt(scoring, anew, moment), 6);
      }),
      { numRuns: process.env.NURTURE_TEST_FULL === '1' ? 5_000 : 150 },
    );
  });

  it('never holds more of a group than its cap, at any moment', () => {
    const scoring = MODELS[1]?.[1] as CompiledScoring;
    fc.assert(
      fc.property(life, ({ events }) => {
        const ledger = recompute(scoring, { events: events.map((draw, i) => eventOf(draw, i, 'human')), scope: scopeOf(null) }, 41 * DAY); // prettier-ignore
        const group = ledger.filter((line) => scoring.rules.get(line.rule)?.group === 'reading');
        return group.every(({ at }) => scoreAt(scoring, group.filter((line) => line.at <= at), at) <= 10 + 1e-6); // prettier-ignore
      }),
      { numRuns: 150 },
    );
  });

  it('gives way to whoever did it earlier, when that is heard of later', () => {
    const scoring = scoringOf({
      rules: [rule('first', 'asset.downloaded', 20, { once: { per: null }, decay: halving })],
    });
    const desk = new Desk(scoring, DAY);
    desk.take(eventOf({ at: 9, type: 'asset.downloaded', asset: 'a' }, 1, 'human'));
    desk.take(eventOf({ at: 5, type: 'asset.downloaded', asset: 'a' }, 2, 'human'));
    expect(desk.ledger.map(({ eventId, points, kind }) => [eventId, points, kind])).toEqual([
      ['e1', 20, 'earned'],
      ['e2', 20, 'earned'],
      ['e1', -20, 'withdrawn'],
    ]);
  });

  it('follows a new model by adjusting lines, and comes back by the old one', () => {
    const before = scoringOf({ rules: RULES });
    const after = scoringOf({ rules: RULES.filter(({ id }) => id !== 'click').map((each) => ({ ...each, points: each.points * 2 })) }); // prettier-ignore
    fc.assert(
      fc.property(life, ({ events: draws }) => {
        const events = draws.map((draw, index) => eventOf(draw, index, 'human'));
        const past = { events, scope: scopeOf(null) };
        const ledger: LedgerEntry[] = [...recompute(before, past, 41 * DAY)];
        for (const model of [after, before]) {
          ledger.push(...rescore(model, past, ledger, 41 * DAY));
          const anew = recompute(model, past, 41 * DAY);
          expect(scoreAt(model, ledger, 41 * DAY)).toBeCloseTo(scoreAt(model, anew, 41 * DAY), 6);
          expect(rescore(model, past, ledger, 41 * DAY)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('points that fade', () => {
  const scoring = scoringOf({ rules: RULES, decay: halving });
  const line = (ruleId: string, points: number, at = 0): LedgerEntry => ({ rule: ruleId, per: null, points, at, because: '', eventId: `x${at}`, kind: 'earned' }); // prettier-ignore

  it('are half as many after a half-life, all of them until they lapse, and for ever where the rule says so', () => {
    expect(scoreAt(scoring, [line('download', 20)], HALF_LIFE)).toBe(10);
    expect(scoreAt(scoring, [line('open', 3)], 10 * DAY - 1)).toBe(3);
    expect(scoreAt(scoring, [line('open', 3)], 10 * DAY)).toBe(0);
    expect(scoreAt(scoring, [line('click', 12)], 9_999 * DAY)).toBe(12);
  });

  it('fade without a step, and the same however often somebody looks', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true }), (one, more) => {
        const at = (days: number): number => scoreAt(scoring, [line('download', 20), line('gone', -25, 3 * DAY)], (days + 3) * DAY); // prettier-ignore
        expect(Math.abs(at(one + 1e-6) - at(one))).toBeLessThan(1e-4);
        // Looking half way and letting the rest fade from there is the same as looking at the end.
        expect(at(one) * 0.5 ** (more / 30)).toBeCloseTo(at(one + more), 6);
      }),
    ); // prettier-ignore
  });

  it('stay at nought after a reset, however they fade', () => {
    const ledger = [line('download', 20), line('open', 3, DAY), line('click', 12, DAY), line('flow:x', 5, 2 * DAY)];
    const now = 4 * DAY;
    const reset = resetEntries(scoring, ledger, { score: scoreAt(scoring, ledger, now), now, because: 'flow' });
    for (const days of [4, 11, 40, 400]) expect(scoreAt(scoring, [...ledger, ...reset], days * DAY)).toBeCloseTo(0, 6);
  });

  it('take the old points of a lost handoff along: they ask no more than a whole threshold of new ones', () => {
    const handover = { status: 'lost', at: 0, score: 85 } as const;
    expect(oldPoints(scoring, handover, [line('download', 85)], HALF_LIFE)).toBeCloseTo(42.5, 6);
  });
});
