import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkWorkspace, loadWorkspace, withFlow } from '@nurture/workspace';
import { Agenda } from './agenda';
import { appealOf, workspaceBefore } from './changed-mail';
import { deedsOn, recallAfter } from './habits';
import { linksIn } from './mail-links';
import { ORIGINS, spentIn } from './origins';
import { makeReaders } from './readers';
import { answersTo } from './sales';
import { flowWithTest } from './timing-test';

const from = Date.parse('2026-10-05T00:00:00Z');
const until = Date.parse('2026-11-16T00:00:00Z');
const html =
  '<a href="http://localhost:3000/d/T1">get it</a><a href="http://localhost:3000/c/T2?x=1&amp;y=2">read</a>' +
  '<a href="https://elsewhere.nl/x">out</a><a href="http://localhost:3000/u/T3">stop</a><img src="http://localhost:3000/o/T4.gif">';

describe('the people of the demo', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(makeReaders(50, 1, from, until)).toEqual(makeReaders(50, 1, from, until));
    expect(makeReaders(50, 1, from, until)).not.toEqual(makeReaders(50, 2, from, until));
  });

  it('have an address of their own each, under a domain that is nobody’s', () => {
    const emails = makeReaders(500, 1, from, until).map(({ email }) => email);
    expect(new Set(emails).size).toBe(500);
    expect(emails.filter((email) => !/^[a-z0-9.-]+@[a-z-]+\.example$/.test(email))).toEqual([]);
  });

  it('ask for the paper within the weeks, by day', () => {
    for (const { asksAt } of makeReaders(200, 3, from, until)) {
      expect(asksAt).toBeGreaterThanOrEqual(from);
      expect(asksAt).toBeLessThan(until);
      expect(new Date(asksAt).getUTCHours()).toBeGreaterThanOrEqual(7);
    }
  });

  it('do nothing with a mail before it arrived', () => {
    const at = from + 3_600_000;
    const deeds = makeReaders(100, 1, from, until).flatMap((reader) =>
      deedsOn({ number: 1, at, links: linksIn(html), appeal: 1 }, reader, 1),
    );
    expect(deeds.length).toBeGreaterThan(50);
    expect(deeds.filter((deed) => deed.at <= at)).toEqual([]);
  });
});

describe('the sales of the demo', () => {
  it('answers in an order that the page offers: accept, contacted, then the outcome', () => {
    const all = Array.from({ length: 200 }, (_, lead) =>
      answersTo({ number: lead, at: from, interest: 0.6, asked: true }, 'leila@example.com', 1),
    );
    const paths = new Set(all.map((answers) => answers.map(({ fields }) => fields['answer']).join(' ')));
    expect([...paths].sort()).toEqual(
      expect.arrayContaining([
        '',
        'accept contacted',
        'accept contacted meeting won',
        'accept contacted recycle',
        'reject',
      ]),
    );
    for (const answers of all) {
      const times = answers.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });
});

describe('what a mail program sees of a mail', () => {
  it('is the product’s own addresses, as they are requested', () => {
    expect(linksIn(html)).toEqual({
      open: '/o/T4.gif',
      clicks: ['/c/T2?x=1&y=2'],
      rating: null,
      download: '/d/T1',
      unsubscribe: '/u/T3',
      brief: null,
    });
  });
});

describe('what is to come', () => {
  it('comes in the order of its time, and of equal times in the order of planning', () => {
    const agenda = new Agenda<string>();
    for (const [at, item] of [[3, 'd'], [1, 'a'], [2, 'b'], [2, 'c']] as const) agenda.plan(at, item); // prettier-ignore
    expect(agenda.nextAt).toBe(1);
    expect([agenda.takeBy(2), agenda.takeBy(2), agenda.takeBy(2), agenda.takeBy(2)]).toEqual(['a', 'b', 'c', null]);
    expect(agenda.nextAt).toBe(3);
  });
});

describe('the year of the demo', () => {
  const yearAgo = Date.parse('2025-11-30T00:00:00Z');
  const today = Date.parse('2026-11-30T00:00:00Z');
  const year = makeReaders(4_000, 1, yearAgo, today);
  const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);
  const asked = (month: string): number => year.filter(({ asksAt }) => monthOf(asksAt) === month).length;
  const of = (campaign: string) => year.filter(({ origin }) => origin.utm.campaign === campaign);

  it('has seasons, and a company that becomes better known', () => {
    expect(asked('2026-07')).toBeLessThan(0.7 * asked('2026-06'));
    expect(asked('2026-11')).toBeGreaterThan(1.2 * asked('2026-01'));
  });

  it('has a good campaign and a bad one, each in its own weeks', () => {
    const mean = (of: typeof year): number => of.reduce((sum, { interest }) => sum + interest, 0) / of.length;
    const [good, bad] = [of('spring-benchmark'), of('autumn-banners')];
    expect(mean(good)).toBeGreaterThan(mean(year) + 0.15);
    expect(mean(bad)).toBeLessThan(mean(year) - 0.15);
    expect(new Set(good.map(({ asksAt }) => monthOf(asksAt)))).toEqual(new Set(['2026-04', '2026-05']));
  });

  it('pays for a campaign once, and for the rest each month', () => {
    const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`);
    const paid = ORIGINS.map((origin) => months.flatMap((month) => spentIn(origin, month) ?? []));
    const counts = paid.map((lines) => lines.length);
    expect(counts).toEqual(ORIGINS.map(({ cost, runs }) => (cost === 0 ? 0 : runs ? 1 : 12)));
    expect(spentIn(ORIGINS[0]!, '2026-02')).toMatchObject({ from: '2026-02-01', until: '2026-02-28' });
  });

  it('changes one mail half-way, and leaves nothing of the folder that it used before', () => {
    const before = workspaceBefore(join(__dirname, '../../../../templates'));
    if (before === null) throw new Error('the starter workspace has the mail');
    const mail = readFileSync(join(before.dir, 'mails/whitepaper-deep-dive.mjml'), 'utf8');
    expect(mail).toContain('subject: "More about the maturity model"');
    expect(appealOf('More about the maturity model')).toBeLessThan(appealOf('From level 2 to level 3'));
    before.remove();
    expect(existsSync(before.dir)).toBe(false);
    expect(workspaceBefore(join(__dirname, 'nowhere'))).toBeNull();
  });
});

describe('the test that a colleague puts into the flow', () => {
  it('stands before the mail that goes deeper, whichever way people came, and is sound', async () => {
    const workspace = join(__dirname, '../../../../templates');
    const flow = flowWithTest(workspace);
    expect(flow?.states['howSoon']?.branches?.map(({ target }) => target)).toEqual(['deepDive', 'someDaysLater']);
    expect(flow?.states['sent']?.on?.['mail.opened']).toBe('howSoon');
    expect(flow?.states['reminder']?.on?.['mail.clicked']).toBe('howSoon');
    const findings = await checkWorkspace(withFlow(loadWorkspace(workspace), JSON.stringify(flow)));
    expect(findings).toEqual([]);
    expect(flowWithTest(tmpdir())).toBeNull();
  });

  it('has a true answer: what comes late is recalled less, until it is about something else', () => {
    const day = 86_400_000;
    expect([1, 4, 8, 12, 40].map((days) => recallAfter(days * day).toFixed(1))).toEqual(['1.0', '1.0', '0.4', '0.3', '1.0']); // prettier-ignore
  });
});
