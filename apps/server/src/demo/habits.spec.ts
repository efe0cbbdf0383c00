import { Agenda } from './agenda';
import { deedsOn } from './habits';
import { linksIn } from './mail-links';
import { makeReaders } from './readers';
import { answersTo } from './sales';

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
      deedsOn({ number: 1, at, links: linksIn(html) }, reader, 1),
    );
    expect(deeds.length).toBeGreaterThan(50);
    expect(deeds.filter((deed) => deed.at <= at)).toEqual([]);
  });
});

describe('the sales of the demo', () => {
  it('answers in an order that the page offers: accept, contacted, then the outcome', () => {
    const all = Array.from({ length: 200 }, (_, lead) => answersTo(lead, 'leila@example.com', from, 1));
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
