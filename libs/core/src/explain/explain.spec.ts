import fc from 'fast-check';
import { anyFlow, anyFlowStreams } from '../../../../test/support/any-flow';
import { referenceDocument, referenceSettings } from '../../../../test/support/reference-world';
import { compileFlow, type ActionDocument, type FlowDocument, type StateDocument } from '../flow';
import type { WorkspaceSettings } from '../workspace';
import { EXPLAIN_LOCALES, explainFlow, type ExplainLocale } from './index';

const settings: WorkspaceSettings = {
  ...referenceSettings,
  assets: {
    'b2b-maturity-model': {
      title: { en: 'The B2B maturity model', nl: 'Het B2B-volwassenheidsmodel' },
      file: {},
      page: null,
      topic: null,
    },
  },
};

/** The text as people read it: headings with a mark, sentences one a line. */
function told(document: FlowDocument, locale: ExplainLocale = 'en'): string[] {
  return explainFlow(document, settings, locale).sections.flatMap(({ heading, sentences }) => [
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
function condition(guard: StateDocument['always'], locale: ExplainLocale = 'en'): string | undefined {
  const [sentence] = step({ always: guard }, locale);
  return sentence?.replace(/^(As soon as|Zodra) (.*), (they go on|gaan ze door) .*$/, '$2');
}

describe('the reference flow in sentences', () => {
  it('is told in English, from who enters to what the names mean', () => {
    expect(told(referenceDocument)).toEqual([
      '# Who enters',
      'People enter when they ask for a download and the download is “The B2B maturity model”.',
      'Nobody enters more than once.',
      'Whoever asks for the same download again gets “whitepaper-delivery” again, but not within an hour of the last time.',
      '# Step “sent”, where everybody begins',
      'They get the service mail “whitepaper-delivery” at once.',
      'When they open a mail of this flow, click a link in a mail of this flow or open a download, they go on to “deepDive”.',
      'After 3 days they go on to “reminder”.',
      '# Step “reminder”',
      'They get the mail “whitepaper-reminder”.',
      'When they open a mail of this flow, click a link in a mail of this flow or open a download, they go on to “deepDive”.',
      'After 4 business days they go on to “cold”, where the flow ends.',
      '# Step “deepDive”',
      'They get the mail “whitepaper-deep-dive”.',
      'When they click a link in a mail of this step and “warm” holds, they go on to “talk”.',
      'After 7 days: if “warm” holds, they go on to “talk”; otherwise they go on to “cold”, where the flow ends.',
      '# Step “talk”',
      'They are handed over to sales, with the reason “read the whitepaper, and looks ready to talk”.',
      'When sales gives them back for later, they go on to “resting”.',
      'When sales wins them as a customer, loses the deal with them or turns them down, they go on to “done”, where the flow ends.',
      'After 60 days they go on to “done”, where the flow ends.',
      '# Step “resting”',
      'When they view a page, nothing happens here, whatever is said for every step.',
      'On the day that sales named for trying again they go on to “back”.',
      'After 400 days they go on to “done”, where the flow ends.',
      '# Step “back”',
      'They get the mail “whitepaper-follow-up”.',
      'When they click a link in a mail of this step, they go on to “talk”.',
      'After 14 days they go on to “cold”, where the flow ends.',
      '# Step “cold”',
      'Here the flow ends.',
      '# Step “done”',
      'Here the flow ends.',
      '# In every step',
      'Wherever they are, when they view a page and “prices” and “warm” hold, they go on to “talk”.',
      'Wherever they are, when they are handed over to sales, they go on to “talk”.',
      'Where a step itself says what happens then, the step goes first.',
      '# How it ends',
      'The goal is reached when they book a meeting.',
      'They leave early when they unsubscribe.',
      'They leave early as soon as their stage is “customer” or “disqualified”.',
      'Mails that have not left by then are not sent any more, except service mails.',
      '# How mails are sent',
      'Its mails are about “Whitepapers”: only people who want mail about that get them.',
      'They are sent in “office-hours”, that is Monday to Friday from 09:00 to 17:00, on their own clock.',
      'On the holidays of the workspace nothing is sent.',
      'Between two mails of this flow lie at least 3 days.',
      'Where flows compete, these mails have priority 5; higher goes first.',
      'Nobody gets more than 3 marketing mails in 7 days, all flows together.',
      'Service mails are what people asked for: they need no consent for marketing and don’t count as marketing.',
      'A mail that goes at once waits for no hours, gap or limit.',
      'Waiting times count from when the mails of a step have been taken by the receiving server.',
      'Whoever goes on to another step no longer gets what the step before had not sent yet.',
      '# What the names mean',
      '“warm” means that their score is at least 50.',
      '“prices” means that the address of the page contains “/pricing”.',
    ]);
  });

  it('is told in Dutch, with the verb where Dutch wants it', () => {
    expect(told(referenceDocument, 'nl')).toEqual([
      '# Wie erin komt',
      'Mensen komen erin als ze een download aanvragen en de download “Het B2B-volwassenheidsmodel” is.',
      'Niemand komt er meer dan één keer in.',
      'Wie dezelfde download nog eens aanvraagt, krijgt “whitepaper-delivery” opnieuw, maar niet binnen een uur na de vorige keer.',
      '# Stap “sent”, waar iedereen begint',
      'Ze krijgen meteen de servicemail “whitepaper-delivery”.',
      'Als ze een mail van deze flow openen, op een link in een mail van deze flow klikken of een download openen, gaan ze door naar “deepDive”.',
      'Na 3 dagen gaan ze door naar “reminder”.',
      '# Stap “reminder”',
      'Ze krijgen de mail “whitepaper-reminder”.',
      'Als ze een mail van deze flow openen, op een link in een mail van deze flow klikken of een download openen, gaan ze door naar “deepDive”.',
      'Na 4 werkdagen gaan ze door naar “cold”, waar de flow eindigt.',
      '# Stap “deepDive”',
      'Ze krijgen de mail “whitepaper-deep-dive”.',
      'Als ze op een link in een mail van deze stap klikken en “warm” geldt, gaan ze door naar “talk”.',
      'Na 7 dagen: als “warm” geldt, gaan ze door naar “talk”; anders gaan ze door naar “cold”, waar de flow eindigt.',
      '# Stap “talk”',
      'Ze worden overgedragen aan sales, met als reden “read the whitepaper, and looks ready to talk”.',
      'Als sales hen teruggeeft voor later, gaan ze door naar “resting”.',
      'Als sales hen als klant wint, de deal met hen verliest of hen afwijst, gaan ze door naar “done”, waar de flow eindigt.',
      'Na 60 dagen gaan ze door naar “done”, waar de flow eindigt.',
      '# Stap “resting”',
      'Als ze een pagina bekijken, gebeurt hier niets, wat er ook voor elke stap gezegd is.',
      'Op de dag die sales noemde om het weer te proberen gaan ze door naar “back”.',
      'Na 400 dagen gaan ze door naar “done”, waar de flow eindigt.',
      '# Stap “back”',
      'Ze krijgen de mail “whitepaper-follow-up”.',
      'Als ze op een link in een mail van deze stap klikken, gaan ze door naar “talk”.',
      'Na 14 dagen gaan ze door naar “cold”, waar de flow eindigt.',
      '# Stap “cold”',
      'Hier eindigt de flow.',
      '# Stap “done”',
      'Hier eindigt de flow.',
      '# In elke stap',
      'Waar ze ook zijn: als ze een pagina bekijken en “prices” en “warm” gelden, gaan ze door naar “talk”.',
      'Waar ze ook zijn: als ze aan sales overgedragen worden, gaan ze door naar “talk”.',
      'Waar een stap zelf zegt wat er dan gebeurt, gaat de stap voor.',
      '# Hoe het eindigt',
      'Het doel is bereikt als ze een afspraak maken.',
      'Ze gaan er eerder uit als ze zich afmelden.',
      'Ze gaan er eerder uit zodra hun fase “customer” of “disqualified” is.',
      'Mails die dan nog niet weg zijn, worden niet meer verstuurd, behalve servicemails.',
      '# Hoe mails verstuurd worden',
      'De mails gaan over “Whitepapers”: alleen wie daar mail over wil, krijgt ze.',
      'Ze worden verstuurd in “office-hours”, dat is maandag tot en met vrijdag van 09:00 tot 17:00, op hun eigen klok.',
      'Op de feestdagen van de workspace wordt niets verstuurd.',
      'Tussen twee mails van deze flow zit minstens 3 dagen.',
      'Waar flows om voorrang strijden, hebben deze mails prioriteit 5; hoger gaat voor.',
      'Niemand krijgt meer dan 3 marketingmails in 7 dagen, alle flows samen.',
      'Servicemails zijn wat mensen vroegen: ze hebben geen toestemming voor marketing nodig en tellen niet als marketing.',
      'Een mail die meteen gaat, wacht op geen uren, tussentijd of maximum.',
      'Wachttijden tellen vanaf het moment dat de ontvangende server de mails van een stap heeft aangenomen.',
      'Wie doorgaat naar een andere stap, krijgt niet meer wat de vorige stap nog niet verstuurd had.',
      '# Wat de namen betekenen',
      '“warm” betekent dat hun score minstens 50 is.',
      '“prices” betekent dat het adres van de pagina “/pricing” bevat.',
    ]);
  });
});

describe('an action in a sentence', () => {
  it.each<[ActionDocument, string, string]>([
    [
      { send: 'a', topic: 'whitepapers', priority: 8, gap: '2 days', notAfter: '2 days' },
      'They get the mail “a”, on the topic “Whitepapers”, at least 2 days after the mail before it, with priority 8, but not more than 2 days late.',
      'Ze krijgen de mail “a”, over het onderwerp “Whitepapers”, minstens 2 dagen na de vorige mail, met prioriteit 8, maar niet meer dan 2 dagen te laat.',
    ],
    [
      { send: 'a', notAfter: '1 hour before enrolment.startsAt', window: { days: ['mon', 'wed'], from: '9:00' } },
      'They get the mail “a”, Monday and Wednesday from 9:00 to 24:00, on their own clock, but not later than 1 hour before “startsAt” as remembered.',
      'Ze krijgen de mail “a”, maandag en woensdag van 9:00 tot 24:00, op hun eigen klok, maar niet later dan 1 uur voor de onthouden “startsAt”.',
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
      'They get the first mail of the stream “stories” that they have not had yet.',
      'Ze krijgen de eerste mail van de reeks “stories” die ze nog niet gehad hebben.',
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
      'The team “crew” is told by the mail “brief”, to be dealt with within 2 business days.',
      'Het team “crew” krijgt bericht met de mail “brief”, af te handelen binnen 2 werkdagen.',
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
  it.each<[Exclude<StateDocument['always'], undefined>, string, string]>([
    [
      { guard: { 'contact.score': { $gt: 1, $lt: 9.5 } }, target: 'there' },
      'their score is more than 1 and is less than 9.5',
      'hun score meer dan 1 is en minder dan 9,5 is',
    ],
    [{ guard: { 'contact.tags': 'vip' }, target: 'there' }, 'they have the tag “vip”', 'ze het label “vip” hebben'],
    [
      { guard: { 'contact.consent.tracking': true }, target: 'there' },
      'their consent for tracking has been given',
      'hun toestemming om gevolgd te worden gegeven is',
    ],
    [
      { guard: { 'contact.country': { $nin: ['NL', 'BE'] } }, target: 'there' },
      'their country is none of “NL” and “BE”',
      'hun land geen van “NL” en “BE” is',
    ],
    [{ guard: { 'contact.country': null }, target: 'there' }, 'their country is not known', 'hun land niet bekend is'],
    [
      { guard: { 'contact.lastSeen': { $gte: '2026-05-01' } }, target: 'there' },
      'the moment at which they were last seen is “2026-05-01” or comes after it',
      'het moment waarop ze het laatst gezien zijn “2026-05-01” is of daarna komt',
    ],
    [
      { guard: { 'contact.lastSeen': { $within: '2 days' } }, target: 'there' },
      'the moment at which they were last seen is at most 2 days from now, before or after',
      'het moment waarop ze het laatst gezien zijn hoogstens 2 dagen van nu ligt, ervoor of erna',
    ],
    [
      { guard: { $or: ['a', { $and: ['b', { 'contact.fit': 'A' }] }] }, target: 'there' },
      '“a” holds or (“b” holds and their fit is “A”)',
      '“a” geldt of (“b” geldt en hun fit “A” is)',
    ],
    [{ guard: { $not: 'a' }, target: 'there' }, '“a” does not hold', '“a” niet geldt'],
    [
      { guard: { 'event.url': { $not: { $startsWith: '/x' } } }, target: 'there' },
      'it is not so that the address of the page begins with “/x”',
      'niet geldt dat het adres van de pagina met “/x” begint',
    ],
    [
      { guard: { 'enrolment.visits.here': { $gte: 2 } }, target: 'there' },
      'the number of times that they came to “here” is at least 2',
      'het aantal keren dat ze in “here” kwamen minstens 2 is',
    ],
    [
      {
        guard: {
          did: {
            event: ['page.viewed', 'cta.clicked'],
            where: { url: { $contains: '/cases' } },
            atLeast: 3,
            within: '30 days',
          },
        },
        target: 'there',
      },
      'they viewed a page at least 3 times in the last 30 days or clicked a call to action (where the address of the page contains “/cases”)',
      'ze in de laatste 30 dagen minstens 3 keer een pagina bekeken hebben of op een call-to-action geklikt hebben (waarbij het adres van de pagina “/cases” bevat)',
    ],
    [
      { guard: { notDid: { event: 'trial.started', within: '1 day' } }, target: 'there' },
      'it did not happen in the last day that “trial.started” happened',
      'het in de laatste dag niet gebeurd is dat “trial.started” gebeurd is',
    ],
    [
      { guard: { did: { event: 'mail.opened', by: 'account', contacts: 2 } }, target: 'there' },
      'at least 2 people at their company opened a mail of ours',
      'minstens 2 mensen bij hun bedrijf een mail van ons geopend hebben',
    ],
  ])('tells %j', (always, english, dutch) => {
    expect([condition(always), condition(always, 'nl')]).toEqual([english, dutch]);
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
        'Lots are drawn, and for one person always with the same outcome: with a chance of 60 % they get the tag “a” and go on to “there”; with a chance of 40 % they go on to “over”, where the flow ends.',
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
        'Lots are drawn, and for one person always with the same outcome: with a chance of 50 % they go on to “there”; with a chance of 50 % they go on to “over”, where the flow ends.',
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
        'The way divides at once: if “a” holds, they go on to “there”; otherwise, if “b” holds, they go on to “over”, where the flow ends; otherwise they go on to “there”.',
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
        '7 days before “startsAt” as remembered they go on to “there”.',
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
        'Everybody enters of whom this holds, now or later: their stage is “customer”.',
        'People enter when “trial.started” happens.',
        'Whoever has left may enter again 90 days later.',
        'Whoever has left may enter again.',
        'Somebody may be in it several times at once, once for each “webinar”.',
        'It remembers “startsAt” from the beginning.',
        'The goal is reached when a deal with them is won and “a” holds: their stage becomes “customer”.',
        'As long as somebody is in this flow, flows of lower priority send them nothing.',
      ]),
    );
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
