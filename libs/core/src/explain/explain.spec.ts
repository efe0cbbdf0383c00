import fc from 'fast-check';
import { anyFlow, anyFlowStreams } from '../../../../test/support/any-flow';
import { referenceSettings as settings } from '../../../../test/support/reference-world';
import type { Condition } from '../condition';
import { compileFlow, type ActionDocument, type FlowDocument, type StateDocument } from '../flow';
import { EXPLAIN_LOCALES, explainFlow, type ExplainLocale } from './index';

/** The text as people read it: headings with a mark, sentences one a line. */
function told(document: FlowDocument): string[] {
  return explainFlow(document, settings, 'en').sections.flatMap(({ heading, sentences }) => [
    `# ${heading}`,
    ...sentences,
  ]);
}

/** The sentences of one state in a flow of `here`, `there` and `over`. */
function step(state: StateDocument, locale: ExplainLocale = 'en'): readonly string[] {
  const states = { here: state, there: { after: { '1 day': 'over' } }, over: { type: 'final' as const } };
  const { sections } = explainFlow({ id: 'f', initial: 'there', states }, settings, locale);
  return sections.find(({ heading }) => heading.endsWith('“here”'))?.sentences ?? [];
}

/** An action, as the one thing that a state does. */
const doing = (action: ActionDocument, locale: ExplainLocale = 'en'): string | undefined =>
  step({ type: 'final', entry: action }, locale)[0];

/** A condition, as the one thing that keeps somebody. */
function condition(guard: Condition, locale: ExplainLocale = 'en'): string | undefined {
  const [sentence] = step({ always: { guard, target: 'there' } }, locale);
  return sentence?.replace(/^(As soon as|Zodra) (.*), (they go on|gaan ze door) .*$/, '$2');
}

describe('an action in a sentence', () => {
  it.each<[ActionDocument, string, string]>([
    [
      { send: 'a', topic: 'whitepapers', priority: 8, gap: '2 days', notAfter: '2 days' },
      'They get the mail “a”, on the topic “Whitepapers”, at least 2 days after the mail before it, with priority 8, but not more than 2 days late.',
      'Ze krijgen de mail “a”, over het onderwerp “Whitepapers”, minstens 2 dagen na de vorige mail, met prioriteit 8, maar niet meer dan 2 dagen te laat.',
    ],
    [
      { send: 'a', notAfter: '1 hour before enrolment.startsAt', window: { days: ['mon', 'wed'], from: '9:00' } },
      'They get the mail “a”, Monday and Wednesday from 9:00 to 24:00, in the recipient’s time zone, but not later than 1 hour before the remembered “startsAt”.',
      'Ze krijgen de mail “a”, maandag en woensdag van 9:00 tot 24:00, in de tijdzone van de ontvanger, maar niet later dan 1 uur voor de onthouden “startsAt”.',
    ],
    [
      { send: 'a', variants: [{ mail: 'b', weight: 3 }] },
      'They get one of the mails “a” (25 %) or “b” (75 %).',
      'Ze krijgen een van de mails “a” (25 %) of “b” (75 %).',
    ],
    [
      { send: 'a', variants: ['b'], winner: 'clicks' },
      'They get one of the mails “a” (50 %) or “b” (50 %), and once it is certain which of them brings more clicks within 3 days, everybody gets that one.',
      'Ze krijgen een van de mails “a” (50 %) of “b” (50 %), en zodra vaststaat welke daarvan binnen 3 dagen meer kliks oplevert, krijgt iedereen die.',
    ],
    [
      { sendNext: 'stories' },
      'They get the next mail of the stream “stories” that they have not had yet.',
      'Ze krijgen de volgende mail uit de reeks “stories” die ze nog niet gehad hebben.',
    ],
    [{ score: -1 }, 'They lose 1 point.', 'Ze verliezen 1 punt.'],
    [{ score: { reset: true } }, 'Their score goes back to nought.', 'Hun score gaat terug naar nul.'],
    [
      { set: { role: 'cto', size: null } },
      'Their role becomes “cto” and their “size” becomes empty.',
      'Hun rol wordt “cto” en hun “size” wordt leeg.',
    ],
    [{ tag: ['x', 'y'] }, 'They get the tags “x” and “y”.', 'Ze krijgen de labels “x” en “y”.'],
    [{ untag: 'x' }, 'They lose the tag “x”.', 'Ze verliezen het label “x”.'],
    [{ subscribe: 'whitepapers' }, 'They are subscribed to “Whitepapers”.', 'Ze worden aangemeld voor “Whitepapers”.'],
    [{ unsubscribe: 'x' }, 'They are unsubscribed from “x”.', 'Ze worden afgemeld voor “x”.'],
    [{ stage: 'customer' }, 'Their stage becomes “customer”.', 'Hun fase wordt “customer”.'],
    [
      { notify: 'crew', template: 'brief', due: '2 business days' },
      'The team “crew” is told by the mail “brief” (to be dealt with within 2 business days).',
      'Het team “crew” krijgt bericht met de mail “brief” (af te handelen binnen 2 werkdagen).',
    ],
    [
      { webhook: { url: 'https://crm.example.com', data: { a: { b: 1 } } } },
      'The system at “https://crm.example.com” is told, with data of its own.',
      'Het systeem op “https://crm.example.com” krijgt bericht, met eigen gegevens.',
    ],
    [{ handoff: true }, 'They are handed over to sales.', 'Ze worden overgedragen aan sales.'],
    [{ enrol: 'x' }, 'They enter the flow “x”.', 'Ze komen in de flow “x”.'],
    [{ leave: 'x' }, 'They leave the flow “x”.', 'Ze verlaten de flow “x”.'],
  ])('tells %j', (action, english, dutch) => {
    expect([doing(action), doing(action, 'nl')]).toEqual([english, dutch]);
  });
});

describe('a condition in words', () => {
  it.each<[Condition, string, string]>([
    [
      { 'contact.score': { $gt: 1, $lt: 9.5 } },
      'their score is more than 1 and is less than 9.5',
      'hun score meer dan 1 is en minder dan 9,5 is',
    ],
    [{ 'contact.tags': 'vip' }, 'they have the tag “vip”', 'ze het label “vip” hebben'],
    [{ 'contact.consent.tracking': true }, 'they allow tracking', 'ze gevolgd mogen worden'],
    [
      { 'contact.country': { $nin: ['NL', 'BE'] } },
      'their country is none of “NL” and “BE”',
      'hun land geen van “NL” en “BE” is',
    ],
    [{ 'contact.country': null }, 'their country is not known', 'hun land niet bekend is'],
    [
      { 'contact.lastSeen': { $gte: '2026-05-01' } },
      'the moment at which they were last seen is “2026-05-01” or comes after it',
      'het moment waarop ze het laatst gezien zijn “2026-05-01” is of daarna komt',
    ],
    [
      { 'contact.lastSeen': { $within: '2 days' } },
      'the moment at which they were last seen is at most 2 days from now, before or after',
      'het moment waarop ze het laatst gezien zijn hoogstens 2 dagen van nu ligt, ervoor of erna',
    ],
    [
      { $or: ['a', { $and: ['b', { 'contact.fit': 'A' }] }] },
      '“a” holds or (“b” holds and their fit is “A”)',
      '“a” geldt of (“b” geldt en hun fit “A” is)',
    ],
    [{ $not: 'a' }, '“a” does not hold', '“a” niet geldt'],
    [
      { 'event.url': { $not: { $startsWith: '/x' } } },
      'it is not so that the address of the page begins with “/x”',
      'niet geldt dat het adres van de pagina met “/x” begint',
    ],
    [
      { 'enrolment.visits.here': { $gte: 2 } },
      'they have been in “here” at least 2 times',
      'ze minstens 2 keer in “here” geweest zijn',
    ],
    [
      {
        did: {
          event: ['page.viewed', 'cta.clicked'],
          where: { url: { $contains: '/cases' } },
          atLeast: 3,
          within: '30 days',
        },
      },
      'they viewed a page or clicked a call to action, at least 3 times in the last 30 days (where the address of the page contains “/cases”)',
      'ze in de laatste 30 dagen minstens 3 keer een pagina bekeken hebben of op een call-to-action geklikt hebben (waarbij het adres van de pagina “/cases” bevat)',
    ],
    [
      { notDid: { event: 'trial.started', within: '1 day' } },
      'it did not happen in the last day that “trial.started” was reported',
      'het in de laatste dag niet gebeurd is dat “trial.started” gemeld is',
    ],
    [
      { did: { event: 'mail.opened', by: 'account', contacts: 2 } },
      'at least 2 people at their company opened a mail of ours',
      'minstens 2 mensen bij hun bedrijf een mail van ons geopend hebben',
    ],
    [
      { notDid: { event: ['mail.opened', 'mail.clicked', 'page.viewed'], within: '180 days' } },
      'they did none of this in the last 180 days: open a mail of ours, click a link in it or view a page',
      'ze in de laatste 180 dagen niets hiervan gedaan hebben: een mail van ons openen, op een link erin klikken of een pagina bekijken',
    ],
    [
      { notDid: { event: 'form.submitted', where: { form: 'contact', page: 'home' } } },
      'they did not fill in the form “contact” (where the page is “home”)',
      'het niet gebeurd is dat ze het formulier “contact” ingevuld hebben (waarbij de pagina “home” is)',
    ],
    [
      { $or: [{ 'enrolment.visits.here': 0 }, { 'contact.consent.mail': { $ne: true } }] },
      'they have never been in “here” or don’t allow us to mail them',
      'ze nooit in “here” geweest zijn of geen mail van ons mogen krijgen',
    ],
  ])('tells %j', (guard, english, dutch) => {
    expect([condition(guard), condition(guard, 'nl')]).toEqual([english, dutch]);
  });
});

describe('where a state leads, in sentences', () => {
  it.each<[string, StateDocument, readonly string[]]>([
    [
      'a split, with what each part does',
      {
        type: 'split',
        branches: [
          { weight: 60, target: 'there', actions: { tag: 'a' } },
          { weight: 40, target: 'over' },
        ],
      },
      [
        'Chance decides, always the same way for one person: in 60 % of cases they get the tag “a” and go on to “there”; in 40 % of cases they go on to “over”, where the flow ends.',
      ],
    ],
    [
      'a split that is a test',
      {
        type: 'split',
        branches: [
          { weight: 50, target: 'there' },
          { weight: 50, target: 'over' },
        ],
        winner: { by: 'conversions', within: '30 days' },
      },
      [
        'Chance decides, always the same way for one person: in 50 % of cases they go on to “there”; in 50 % of cases they go on to “over”, where the flow ends.',
        'Once it is certain which way brings more people to the goal within 30 days, everybody goes that way.',
      ],
    ],
    [
      'a choice, down to what is left',
      {
        type: 'choice',
        branches: [
          { guard: 'a', target: 'there' },
          { guard: 'b', target: 'over' },
        ],
        else: 'there',
      },
      [
        'Here the way divides: if “a” holds, they go on to “there”; otherwise, if “b” holds, they go on to “over”, where the flow ends; otherwise they go on to “there”.',
      ],
    ],
    [
      'dates, before and after them, and the next weekday',
      {
        after: {
          '7 days before enrolment.startsAt': 'there',
          'next tue 10:00': { guard: 'a', actions: { score: 5 } },
          '2 hours 30 minutes': 'over',
        },
      },
      [
        '7 days before the remembered “startsAt” they go on to “there”.',
        'On the next Tuesday at 10:00, if “a” holds, they get 5 points.',
        'After 2 hours and 30 minutes they go on to “over”, where the flow ends.',
      ],
    ],
    [
      'a wait without end, and what colleagues do',
      {
        wait: 'forever',
        on: {
          'page.viewed': { of: 'account', target: 'here' },
          'mail.opened': [
            { of: 'state', target: 'there' },
            { of: 'contact', target: 'over' },
          ],
        },
      },
      [
        'When people at their company view a page, they begin “here” anew.',
        'When they open a mail of this step, they go on to “there”.',
        'When they open a mail of ours, they go on to “over”, where the flow ends.',
        'There is no time limit: they stay here until something happens that leads on.',
      ],
    ],
    [
      'an event that leads to different places',
      { wait: 'forever', on: { 'quiz.completed': [{ guard: 'a', target: 'there' }, 'over'] } },
      [
        'When they finish a quiz: if “a” holds, they go on to “there”; otherwise they go on to “over”, where the flow ends.',
        'There is no time limit: they stay here until something happens that leads on.',
      ],
    ],
  ])('tells %s', (_, state, sentences) => {
    expect(step(state)).toEqual(sentences);
  });

  it('tells who enters by belonging, how they come back, keys, memory, and what lower flows do meanwhile', () => {
    const lines = told({
      id: 'f',
      enrol: [
        { segment: { 'contact.stage': 'customer' }, again: 'after 90 days' },
        { on: 'trial.started', key: 'event.webinar', remember: { startsAt: 'event.startsAt' }, again: 'always' },
      ],
      goal: { on: 'deal.won', guard: 'a', actions: { stage: 'customer' } },
      sending: { holds: 'lower' },
      initial: 'a',
      states: { a: { entry: { send: 'x' }, after: { '1 day': 'b' } }, b: { type: 'final' } },
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        'Everybody enters for whom this holds, now or later: their stage is “customer”; whoever has left may enter again 90 days later.',
        'People enter when “trial.started” is reported; whoever has left may enter again.',
        'Somebody may be in it several times at once, once for each “webinar”.',
        'It remembers “startsAt” from the beginning.',
        'The goal is reached when a deal with them is won and “a” holds; then their stage becomes “customer”.',
        'As long as somebody is in this flow, flows of lower priority send them nothing.',
      ]),
    );
  });

  it('lets nobody in twice under the same key, and a note end without two stops', () => {
    const lines = told({
      id: 'f',
      enrol: { on: 'webinar.registered', note: 'By the webinar tool.' },
      key: 'event.webinar',
      initial: 'a',
      states: { a: { type: 'final' } },
    });
    expect(lines).toEqual(
      expect.arrayContaining(['Note: “By the webinar tool”.', 'Nobody enters more than once for the same “webinar”.']),
    );
  });

  it('tells what a stream holds, in its order, and what is left out for whom', () => {
    const document: FlowDocument = {
      id: 'f',
      initial: 'a',
      states: {
        a: { entry: { sendNext: 'stories' }, after: { 'at contact.endsAt': 'b', '7 days': 'a' } },
        b: { type: 'final' },
      },
    };
    const stories = [{ mail: 'one' }, { mail: 'two', skip: { 'contact.role': 'sales' } }];
    const { sections } = explainFlow(document, settings, 'en', { stories, others: [{ mail: 'three' }] });
    const inSection = (name: string) => sections.find(({ heading }) => heading.includes(name))?.sentences;
    expect(inSection('streams')).toEqual([
      '“stories” holds “one” and “two”, in this order.',
      '“two” is left out if their role is “sales”.',
    ]);
    expect(inSection('“a”')).toContain('When their “endsAt” comes, they go on to “b”, where the flow ends.');
  });

  it('says of a flow without a trigger, a goal or an exit that it has none', () => {
    const lines = told({ id: 'f', initial: 'a', states: { a: { type: 'final' } } });
    expect(lines).toEqual([
      '# Who enters',
      'Nobody enters by themselves: people are put in by hand or by another flow.',
      'Nobody enters more than once.',
      '# Step “a”, where everybody begins',
      'Here the flow ends.',
      '# How it ends',
      'It has no goal and no early end: people leave it where a step says so.',
    ]);
  });
});

describe('any flow that compiles', () => {
  it('is told in whole sentences, without raw JSON, in every language', () => {
    fc.assert(
      fc.property(anyFlow, fc.constantFrom(...EXPLAIN_LOCALES), (document, locale) => {
        compileFlow(document, { streams: anyFlowStreams });
        const { sections } = explainFlow(document, settings, locale);
        for (const sentence of sections.flatMap(({ sentences }) => sentences)) {
          // What the author wrote stands in quotes; the rest is ours.
          const ours = sentence.replaceAll(/“[^”]*”/g, '“”');
          expect(ours).not.toMatch(/undefined|null|NaN|\[object|\{|\$[a-z]|  /);
          expect(sentence).toMatch(/\.$/);
        }
        expect(sections.filter(({ sentences }) => sentences.length === 0)).toEqual([]);
      }),
      { numRuns: process.env['NURTURE_TEST_FULL'] === '1' ? 5_000 : 300 },
    );
  });
});
