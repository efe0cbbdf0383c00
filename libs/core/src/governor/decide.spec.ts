import fc from 'fast-check';
import { parseDuration, parseWindow } from '../time';
import { decide, LOOK_AGAIN_MS } from './decide';
import type { GovernedMail, GovernorFacts, RecentMail, Verdict } from './types';

const hour = 3_600_000;
const day = 24 * hour;
/** A Wednesday, 11:00 in Amsterdam. */
const now = Date.UTC(2026, 10, 18, 10);
const officeHours = parseWindow({ days: ['mon-fri'], from: '09:00', until: '17:00', timezone: 'contact' });
const nights = parseWindow({ from: '21:00', until: '08:00', timezone: 'contact' });

const mailOf = (change: Partial<GovernedMail> = {}): GovernedMail => ({
  kind: 'marketing',
  flowId: 'whitepaper',
  topic: 'whitepapers',
  immediately: false,
  priority: 5,
  gap: null,
  window: null,
  notAfter: null,
  wantedAt: now,
  ...change,
});

const factsOf = (change: Partial<GovernorFacts> = {}): GovernorFacts => ({
  now,
  rules: {
    cap: { mails: 3, withinMs: 7 * day },
    gapMs: 0,
    lessOftenMs: 14 * day,
    quietHours: null,
    maxWaitMs: 7 * day,
  },
  calendar: { timezone: 'Europe/Amsterdam', holidays: [] },
  consent: { mail: 'given', topicsOff: [], complained: false, lessOften: false },
  suppression: null,
  sendingOff: false,
  flowPaused: false,
  withSales: [],
  recent: [],
  holds: [],
  alarmUntil: null,
  speedUntil: null,
  ...change,
});

const consent = (change: Partial<GovernorFacts['consent']>): Partial<GovernorFacts> => ({
  consent: { mail: 'given', topicsOff: [], complained: false, lessOften: false, ...change },
});
const rules = (change: Partial<GovernorFacts['rules']>): Partial<GovernorFacts> => ({
  rules: { ...factsOf().rules, ...change },
});
const sentAt = (at: number, change: Partial<RecentMail> = {}): RecentMail => ({
  at,
  kind: 'marketing',
  flowId: 'whitepaper',
  ...change,
});
const weekFull: Partial<GovernorFacts> = { recent: [1, 2, 3].map((days) => sentAt(now - days * day)) };

const inWords = (verdict: Verdict): string =>
  verdict.verdict === 'now' ? 'now' : `${verdict.verdict}: ${verdict.reason}`;

describe('the send governor', () => {
  const saturday = Date.UTC(2026, 10, 21, 10);
  const cases: [string, Partial<GovernedMail>, Partial<GovernorFacts>, string][] = [
    ['lets a wanted mail go', {}, {}, 'now'],
    ['never mails who never agreed', {}, consent({ mail: 'none' }), 'never: no-consent'],
    ['never mails who unsubscribed', {}, consent({ mail: 'withdrawn' }), 'never: unsubscribed'],
    ['sends no marketing on unconfirmed consent', {}, consent({ mail: 'unconfirmed' }), 'never: consent-unconfirmed'],
    ['sends service mails on unconfirmed consent', { kind: 'service' }, consent({ mail: 'unconfirmed' }), 'now'],
    ['sends service mails without consent', { kind: 'service' }, consent({ mail: 'withdrawn' }), 'now'],
    ['sends nothing of a topic that was switched off', {}, consent({ topicsOff: ['whitepapers'] }), 'never: topic-off'],
    ['sends other topics', {}, consent({ topicsOff: ['newsletter'] }), 'now'],
    [
      'keeps to less often, for who asked for it',
      {},
      { ...consent({ lessOften: true }), recent: [sentAt(now - 13 * day)] },
      'not-now: less-often',
    ],
    ['sends less often, not never', {}, { ...consent({ lessOften: true }), recent: [sentAt(now - 14 * day)] }, 'now'],
    [
      'keeps to less often against a flow that says immediately',
      { immediately: true },
      { ...consent({ lessOften: true }), recent: [sentAt(now - day)] },
      'not-now: less-often',
    ],
    [
      'sends what was asked for, however often',
      { kind: 'service' },
      { ...consent({ lessOften: true }), recent: [sentAt(now - day)] },
      'now',
    ],
    [
      'counts no service mails for less often',
      {},
      { ...consent({ lessOften: true }), recent: [sentAt(now - day, { kind: 'service' })] },
      'now',
    ],
    ['asks no topic of a service mail', { kind: 'service' }, consent({ topicsOff: ['whitepapers'] }), 'now'],
    ['never mails who complained', {}, consent({ complained: true }), 'never: complained'],
    ['no service mail either', { kind: 'service' }, consent({ complained: true }), 'never: complained'],
    ['never mails a suppressed address', {}, { suppression: 'manual' }, 'never: suppressed'],
    ['sends service mails to who was suppressed by hand', { kind: 'service' }, { suppression: 'manual' }, 'now'],
    ['no service mail to a dead address', { kind: 'service' }, { suppression: 'bounce' }, 'never: suppressed'],
    ['no service mail to who was erased', { kind: 'service' }, { suppression: 'erased' }, 'never: suppressed'],
    ['immediately skips no suppression', { immediately: true }, { suppression: 'manual' }, 'never: suppressed'],
    ['immediately skips no consent', { immediately: true }, consent({ mail: 'none' }), 'never: no-consent'],
    ['waits while sending is switched off', {}, { sendingOff: true }, 'not-now: sending-off'],
    ['even a service mail', { kind: 'service', immediately: true }, { sendingOff: true }, 'not-now: sending-off'],
    ['waits while the flow is paused', {}, { flowPaused: true }, 'not-now: flow-paused'],
    ['even an immediate one', { immediately: true }, { flowPaused: true }, 'not-now: flow-paused'],
    ['waits while sales talks', {}, { withSales: [{ from: now - day, until: null }] }, 'not-now: with-sales'],
    ['goes on when sales is done', {}, { withSales: [{ from: now - day, until: now - hour }] }, 'now'],
    ['sends what was asked for during talks', { kind: 'service' }, { withSales: [{ from: 0, until: null }] }, 'now'],
    ['waits for a flow that holds lower ones', {}, { holds: [{ flowId: 'trial', priority: 8 }] }, 'not-now: held'],
    ['is not held by its own flow', {}, { holds: [{ flowId: 'whitepaper', priority: 8 }] }, 'now'],
    ['is not held by a flow of its own priority', {}, { holds: [{ flowId: 'trial', priority: 5 }] }, 'now'],
    ['no service mail is held', { kind: 'service' }, { holds: [{ flowId: 'trial', priority: 8 }] }, 'now'],
    ['waits while receivers refuse us', { immediately: true }, { alarmUntil: now + hour }, 'not-now: receivers-refuse'],
    ['sends what was asked for all the same', { kind: 'service' }, { alarmUntil: now + hour }, 'now'],
    ['goes on after the alarm', {}, { alarmUntil: now }, 'now'],
    ['keeps the cap', {}, weekFull, 'not-now: cap'],
    ['immediately skips the cap', { immediately: true }, weekFull, 'now'],
    ['service knows no cap', { kind: 'service' }, weekFull, 'now'],
    [
      'service mails do not count in the cap',
      {},
      { recent: [1, 2, 3, 4].map((days) => sentAt(now - days * day, { kind: 'service' })) },
      'now',
    ],
    [
      'keeps the gap of its flow',
      { gap: parseDuration('3 days') },
      { recent: [sentAt(now - 2 * day)] },
      'not-now: gap',
    ],
    [
      'service mails count in the gap',
      { gap: parseDuration('3 days') },
      { recent: [sentAt(now - day, { kind: 'service' })] },
      'not-now: gap',
    ],
    [
      "leaves other flows' mails out of its flow's gap",
      { gap: parseDuration('3 days') },
      { recent: [sentAt(now - 2 * day, { flowId: 'trial' })] },
      'now',
    ],
    ['keeps the gap of the workspace', {}, { ...rules({ gapMs: day }), recent: [sentAt(now - hour)] }, 'not-now: gap'],
    ['waits for its window', { window: officeHours, wantedAt: saturday }, { now: saturday }, 'not-now: window'],
    [
      'immediately skips the window',
      { window: officeHours, immediately: true, wantedAt: saturday },
      { now: saturday },
      'now',
    ],
    [
      'keeps quiet hours',
      { wantedAt: now + 12 * hour },
      { now: now + 12 * hour, ...rules({ quietHours: nights }) },
      'not-now: quiet-hours',
    ],
    ['is skipped when it is too late', { notAfter: now - 1 }, {}, 'never: too-late'],
    ['keeps the speed limit', { immediately: true }, { speedUntil: now + 500 }, 'not-now: speed'],
    [
      'gives up after a week of waiting',
      { wantedAt: now - 7 * day - 1 },
      { flowPaused: true },
      'never: waited-too-long',
    ],
    ['sends what waited long, once nothing holds it', { wantedAt: now - 30 * day }, {}, 'now'],
    [
      'does not count time with sales as waiting',
      { wantedAt: now - 30 * day },
      { flowPaused: true, withSales: [{ from: now - 40 * day, until: now - day }] },
      'not-now: flow-paused',
    ],
    [
      'waits for its flow as long as that is paused',
      { wantedAt: now - 90 * day },
      { flowPaused: true, pauses: [{ from: now - 90 * day, until: null }] },
      'not-now: flow-paused',
    ],
    [
      'does not count the time in which its flow was paused as waiting, for service mails neither',
      { kind: 'service', wantedAt: now - 30 * day, window: officeHours },
      { now: saturday, pauses: [{ from: now - 29 * day, until: now - 3 * day }] },
      'not-now: window',
    ],
    [
      'waits for sales as long as it takes',
      { wantedAt: now - 90 * day },
      { withSales: [{ from: now - 90 * day, until: null }] },
      'not-now: with-sales',
    ],
  ];
  test.each(cases)('%s', (_, mail, facts, expected) => {
    expect(inWords(decide(mailOf(mail), factsOf(facts)))).toBe(expected);
  });

  it('says when: at the first moment that gap, cap and window allow together', () => {
    // The gap ends on Saturday at noon; the window opens on Monday at nine.
    const verdict = decide(
      mailOf({ gap: parseDuration('4 days'), window: officeHours }),
      factsOf({ recent: [sentAt(now - day)] }),
    );
    expect(verdict).toEqual({ verdict: 'not-now', reason: 'gap', until: Date.UTC(2026, 10, 23, 8) });
  });

  it('looks again in a quarter of an hour at what ends when somebody acts', () => {
    expect(decide(mailOf(), factsOf({ flowPaused: true }))).toMatchObject({ until: now + LOOK_AGAIN_MS });
  });

  it('asks again at the moment at which waiting ends, not after it', () => {
    const verdict = decide(mailOf({ notAfter: now + hour }), factsOf(weekFull));
    expect(verdict).toEqual({ verdict: 'not-now', reason: 'cap', until: now + hour + 1 });
  });

  it('leaves holidays out of a window', () => {
    const closed = factsOf({ calendar: { timezone: 'Europe/Amsterdam', holidays: ['2026-11-18'] } });
    expect(decide(mailOf({ window: officeHours }), closed)).toMatchObject({
      until: Date.UTC(2026, 10, 19, 8),
    });
  });

  it('gives the first free moment, as a plain search minute by minute finds it', () => {
    const minute = 60_000;
    const recent = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 5 * 24 * 60 }).map((ago) => now - ago * minute),
        kind: fc.constantFrom('marketing' as const, 'service' as const),
        flowId: fc.constantFrom('whitepaper', 'trial', null),
      }),
      { maxLength: 5 },
    );
    const gapHours = fc.integer({ min: 0, max: 30 });
    const windows = fc.constantFrom(null, officeHours);
    fc.assert(
      fc.property(
        recent,
        gapHours,
        windows,
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        (sent, gap, window, quiet, cap) => {
          const mail = mailOf({ window, gap: gap > 0 ? parseDuration(`${gap} hours`) : null });
          const facts = factsOf({
            recent: sent,
            ...rules({
              quietHours: quiet ? nights : null,
              cap: { mails: cap, withinMs: 2 * day },
              maxWaitMs: 60 * day,
            }),
          });
          const verdict = decide(mail, facts);
          const answered = verdict.verdict === 'not-now' ? verdict.until : now;
          expect(answered).toBe(plainSearch(sent, gap, window !== null, quiet, cap));
        },
      ),
      { numRuns: 200 },
    );

    /** Tries minute after minute; Amsterdam is at UTC+1 in these weeks. */
    function plainSearch(
      sent: readonly RecentMail[],
      gap: number,
      inOffice: boolean,
      quiet: boolean,
      cap: number,
    ): number {
      for (let at = now; ; at += minute) {
        const local = new Date(at + hour);
        const [weekday, hours] = [local.getUTCDay(), local.getUTCHours()];
        const counted = sent.filter((mail) => mail.kind === 'marketing' && mail.at > at - 2 * day);
        const tooSoon = sent.some((mail) => mail.flowId === 'whitepaper' && at < mail.at + gap * hour);
        const closed = inOffice && (weekday === 0 || weekday === 6 || hours < 9 || hours >= 17);
        const night = quiet && (hours >= 21 || hours < 8);
        if (!tooSoon && !closed && !night && counted.length < cap) return at;
      }
    }
  });

  it('always says when, and always later than now', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.integer({ min: 0, max: 20 }), (off, sales, waited) => {
        const mail = mailOf({ window: officeHours, wantedAt: now - waited * day });
        const withSales = sales ? [{ from: now - day, until: null }] : [];
        const verdict = decide(mail, factsOf({ ...weekFull, sendingOff: off, withSales }));
        if (verdict.verdict === 'not-now') expect(verdict.until).toBeGreaterThan(now);
      }),
    );
  });
});
