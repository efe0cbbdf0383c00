import { listed, plainOrder, quoted, turnedOrder } from './clauses';
import type { Metric } from '../flow';
import { dutchEvents } from './dutch-events';
import type { Clause, Language } from './types';

const metrics: Readonly<Record<Metric, string>> = {
  opens: 'openingen',
  clicks: 'kliks',
  conversions: 'mensen bij het doel',
};
const ze = (verb: string, rest: string): Clause => ({ subject: 'ze', verb, rest });
const plain = (clauses: readonly Clause[]): string => plainOrder(clauses, 'en');
const tagWord = (count: number): string => (count === 1 ? 'het label' : 'de labels');
const given = (events: string, guard: string | null, several: boolean): string =>
  guard === null ? events : `${events}${several ? ',' : ''} en ${guard}`;
const inZone = (zone: string | null): string =>
  zone === null ? 'in de tijdzone van de ontvanger' : `in de tijdzone ${zone}`;

export const dutch: Language = {
  locale: 'nl',
  and: 'en',
  or: 'of',
  plain,
  led: (opening, clauses) => `${opening} ${turnedOrder(clauses, 'en')}`,
  that: ({ subject, predicate }, adverbs = '') => `${subject}${adverbs === '' ? '' : ` ${adverbs}`} ${predicate}`,
  people: {
    contact: { subject: 'ze', object: 'hen', possessive: 'hun' },
    account: { subject: 'mensen bij hun bedrijf', object: 'iemand bij hun bedrijf', possessive: 'van een collega de' },
    several: (count) => ({
      subject: `minstens ${count} mensen bij hun bedrijf`,
      object: `minstens ${count} mensen bij hun bedrijf`,
      possessive: 'hun',
    }),
  },
  mailOf: {
    state: 'een mail van deze stap',
    enrolment: 'een mail van deze flow',
    contact: 'een mail van ons',
    account: 'een mail van ons',
  },
  mailAgain: [
    ['in {mail}', 'erin'],
    ['{mail}', 'hem'],
  ],
  adverbs: 'first',
  events: dutchEvents,
  otherEvent: (name) => ({ subject: quoted(name), now: 'gemeld wordt', past: 'gemeld is' }),
  paths: {
    'contact.score': 'hun score',
    'contact.fit': 'hun fit',
    'contact.stage': 'hun fase',
    'contact.country': 'hun land',
    'contact.locale': 'hun taal',
    'contact.timezone': 'hun tijdzone',
    'contact.company': 'hun bedrijf',
    'contact.role': 'hun rol',
    'contact.email': 'hun adres',
    'contact.lastSeen': 'het moment waarop ze het laatst gezien zijn',
    'contact.recycleOn': 'de dag die sales noemde om het weer te proberen',
    'contact.consent.tracking': 'hun toestemming om gevolgd te worden',
    'contact.consent.mail': 'hun toestemming voor mail',
    'event.asset': 'de download',
    'event.page': 'de pagina',
    'event.form': 'het formulier',
    'event.url': 'het adres van de pagina',
    'event.title': 'de titel van de pagina',
    'event.seconds': 'het aantal seconden op de pagina',
    'event.cta': 'de call-to-action',
    'event.quiz': 'de quiz',
    'event.result': 'de uitslag',
    'event.rating': 'het cijfer',
    'event.mail': 'de naam van de mail',
    'event.link': 'de link',
    'event.reason': 'de reden',
    'event.topic': 'het onderwerp',
    'event.kind': 'de soort toestemming',
    'event.from': 'de vorige fase',
    'event.to': 'de nieuwe fase',
    'event.score': 'de nieuwe score',
    'event.amount': 'het bedrag',
    'event.stream': 'de reeks',
    'event.person': 'de verkoper',
    'event.until': 'de dag die sales noemde',
  },
  otherPath: {
    contact: (name) => `hun ${quoted(name)}`,
    account: (name) => `${quoted(name)} van hun bedrijf`,
    event: (name) => `${quoted(name)} van de gebeurtenis`,
    enrolment: (name) => `de onthouden ${quoted(name)}`,
  },
  visits: (state) => `het aantal keren dat ze in ${quoted(state)} kwamen`,
  been: (state, atLeast) =>
    `${atLeast === 0 ? 'nooit ' : atLeast > 1 ? `minstens ${atLeast} keer ` : ''}in ${quoted(state)} geweest zijn`,
  values: { yes: 'ja', no: 'nee', nothing: 'niets' },
  compare: {
    is: (value) => `${value} is`,
    isNot: (value) => `niet ${value} is`,
    more: (value) => `meer dan ${value} is`,
    atLeast: (value) => `minstens ${value} is`,
    less: (value) => `minder dan ${value} is`,
    atMost: (value) => `hoogstens ${value} is`,
    after: (value) => `na ${value} komt`,
    from: (value) => `${value} is of daarna komt`,
    before: (value) => `voor ${value} komt`,
    upTo: (value) => `${value} is of daarvoor komt`,
    contains: (value) => `${value} bevat`,
    begins: (value) => `met ${value} begint`,
  },
  noneOf: (values) => `geen van ${listed(values, 'en')} is`,
  known: 'bekend is',
  unknown: 'niet bekend is',
  near: (duration) => `hoogstens ${duration} van nu ligt, ervoor of erna`,
  consent: {
    tracking: (given) => `${given ? '' : 'niet '}gevolgd mogen worden`,
    mail: (given) => `${given ? '' : 'geen '}mail van ons mogen krijgen`,
  },
  tags: { has: (tags) => `het label ${tags} hebben`, hasNot: (tags) => `het label ${tags} niet hebben` },
  hold: (names, join) =>
    `${listed(names.map(quoted), join === 'and' ? 'en' : 'of')} ${names.length > 1 && join === 'and' ? 'gelden' : 'geldt'}`,
  holdsNot: (name) => `${quoted(name)} niet geldt`,
  notSo: (text) => `niet geldt dat ${text}`,
  history: {
    times: (count) => `minstens ${count} keer`,
    lately: (duration) => `in ${/^1 (uur|jaar)/.test(duration) ? 'het' : 'de'} laatste ${duration.replace(/^1 /, '')}`,
    never: (adverbs, what) => `het${adverbs === '' ? '' : ` ${adverbs}`} niet gebeurd is dat ${what}`,
    // One deed alone would need another article: geen pagina, niet de pagina.
    notDone: (who, adverbs, deeds) =>
      deeds.length === 1
        ? null
        : `${who}${adverbs === '' ? '' : ` ${adverbs}`} niets hiervan gedaan hebben: ${listed(deeds, 'of')}`,
    where: (condition) => `waarbij ${condition}`,
  },
  units: {
    year: ['jaar', 'jaar'],
    month: ['maand', 'maanden'],
    week: ['week', 'weken'],
    day: ['dag', 'dagen'],
    businessDay: ['werkdag', 'werkdagen'],
    hour: ['uur', 'uur'],
    minute: ['minuut', 'minuten'],
    second: ['seconde', 'seconden'],
  },
  weekdays: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  moment: {
    later: (duration) => `na ${duration}`,
    at: (date, named) => (named ? `op ${date}` : `zodra ${date} aanbreekt,`),
    before: (duration, date) => `${duration} voor ${date}`,
    behind: (duration, date) => `${duration} na ${date}`,
    next: (weekday, time) => `op de eerstvolgende ${weekday ?? 'werkdag'} om ${time}`,
  },
  window: {
    hours: (days, from, until, zone) => `${days} van ${from} tot ${until}, ${inZone(zone)}`,
    everyDay: 'elke dag',
    through: (first, last) => `${first} tot en met ${last}`,
  },
  ways: {
    when: (events, guard, several) => `als ${given(events, guard, several)},`,
    timed: (moment, guard) => `${moment}, als ${guard},`,
    soon: (guard) => `zodra ${guard},`,
    atOnce: 'meteen',
    cond: (guard) => `als ${guard},`,
    otherwise: (guard) => (guard === null ? 'anders' : `anders, als ${guard},`),
    chance: (percent) => `in ${percent} % van de gevallen`,
    blocked: (events) => `als ${events}, blijven ze hier: wat in elke stap geldt, geldt in deze niet`,
    first: 'wat een stap zelf over dezelfde gebeurtenis zegt, gaat voor',
    lots: 'het toeval beslist, voor dezelfde persoon altijd hetzelfde',
    winner: (by, within) =>
      `zodra vaststaat welke weg binnen ${within} meer ${metrics[by]} oplevert, gaat iedereen die kant op`,
    divides: 'hier splitst de weg zich',
    end: 'hier eindigt de flow',
    noted: (note) => `toelichting: ${quoted(note)}`,
    forever: 'er is geen tijdslimiet: ze blijven hier tot er iets gebeurt dat verder leidt',
    nothing: 'er gebeurt niets',
    goOn: (state, final) => ze('gaan', `door naar ${quoted(state)}${final ? ', waar de flow eindigt' : ''}`),
    again: (state) => ze('beginnen', `opnieuw met ${quoted(state)}`),
  },
  act: {
    send: ({ mail, immediately, options }) =>
      ze('krijgen', `${immediately ? 'meteen ' : ''}${mail}${options.map((option) => `, ${option}`).join('')}`),
    variants: (mails) =>
      `een van de mails ${listed(
        mails.map((one) => `${quoted(one.mail)} (${one.percent} %)`),
        'of',
      )}`,
    winner: (by, within) =>
      `en zodra vaststaat welke daarvan binnen ${within} meer ${metrics[by]} oplevert, krijgt iedereen die`,
    next: (stream) => `de volgende mail uit de reeks ${quoted(stream)} die ze nog niet gehad hebben`,
    mail: (name, service) => `de ${service ? 'servicemail' : 'mail'} ${quoted(name)}`,
    inWindow: (name) => `in ${quoted(name)}`,
    onTopic: (topic) => `over het onderwerp ${quoted(topic)}`,
    priority: (priority) => `met prioriteit ${priority}`,
    gap: (duration) => `minstens ${duration} na de vorige mail`,
    notAfter: (moment) => `maar niet later dan ${moment}`,
    notLater: (duration) => `maar niet meer dan ${duration} te laat`,
    points: (points, text) => ze(points < 0 ? 'verliezen' : 'krijgen', `${text} ${text === '1' ? 'punt' : 'punten'}`),
    reset: { subject: 'hun score', verb: 'gaat', rest: 'terug naar nul' },
    set: (field, value) => ({ subject: field, verb: 'wordt', rest: value ?? 'leeg' }),
    tag: (tags, count) => ze('krijgen', `${tagWord(count)} ${tags}`),
    untag: (tags, count) => ze('verliezen', `${tagWord(count)} ${tags}`),
    subscribe: (topic) => ze('worden', `aangemeld voor ${quoted(topic)}`),
    unsubscribe: (topic) => ze('worden', `afgemeld voor ${quoted(topic)}`),
    stage: (stage) => ({ subject: 'hun fase', verb: 'wordt', rest: quoted(stage) }),
    notify: (team, mail, due) => ({
      subject: team === null ? 'het team' : `het team ${quoted(team)}`,
      verb: 'krijgt',
      rest: `${mail === null ? 'bericht' : `bericht met de mail ${quoted(mail)}`}${due === null ? '' : ` (af te handelen binnen ${due})`}`,
    }),
    webhook: (url, withData) => ({
      subject: `het systeem op ${quoted(url)}`,
      verb: 'krijgt',
      rest: withData ? 'bericht, met eigen gegevens' : 'bericht',
    }),
    handoff: (because, team) =>
      ze(
        'worden',
        `overgedragen aan ${team === null ? 'sales' : `het team ${quoted(team)}`}${because === null ? '' : `, met als reden ${quoted(because)}`}`,
      ),
    enrol: (flow) => ze('komen', `in de flow ${quoted(flow)}`),
    leave: (flow) => ze('verlaten', `de flow ${quoted(flow)}`),
  },
  headings: {
    entry: 'Wie erin komt',
    state: (state, first) => `Stap ${quoted(state)}${first ? ', waar iedereen begint' : ''}`,
    root: 'In elke stap',
    ends: 'Hoe het eindigt',
    sending: 'Hoe mails verstuurd worden',
    streams: 'Wat er in de reeksen zit',
    names: 'Wat de namen betekenen',
  },
  entry: {
    byEvent: (events, guard, several) => `mensen komen erin als ${given(events, guard, several)}`,
    bySegment: (condition) => `iedereen komt erin voor wie dit geldt, nu of later: ${condition}`,
    byHand: 'niemand komt er vanzelf in: mensen worden er met de hand of door een andere flow in gezet',
    never: (key) => `niemand komt er meer dan één keer in${key === null ? '' : ` voor één en dezelfde ${key}`}`,
    notThisWay: 'wie er al eens in was, komt er zo niet weer in',
    always: 'wie eruit is, kan er weer in komen',
    after: (duration) => `wie eruit is, kan er ${duration} later weer in komen`,
    key: (property) => `iemand kan er meerdere keren tegelijk in zijn, één keer voor elke ${property}`,
    remembers: (names) => `de flow onthoudt ${names} van het begin`,
    sameDownload: (mails) =>
      `wie dezelfde download nog eens aanvraagt, krijgt ${mails} opnieuw, maar niet binnen een uur na de vorige keer`,
  },
  ends: {
    goal: (when) => `het doel is bereikt ${when}`,
    exit: (when) => `ze gaan er eerder uit ${when}`,
    whenEvent: (events, guard, several) => `als ${given(events, guard, several)}`,
    asSoon: (guard) => `zodra ${guard}`,
    then: (text, clauses) => `${text}; dan ${turnedOrder(clauses, 'en')}`,
    takesBack: 'mails die dan nog niet weg zijn, worden niet meer verstuurd, behalve servicemails',
    none: 'er is geen doel en geen vroeg einde: mensen gaan eruit waar een stap dat zegt',
  },
  sending: {
    topic: (topic) => `de mails gaan over ${quoted(topic)}: alleen wie daar mail over wil, krijgt ze`,
    window: (name, hours) => `ze worden verstuurd ${name === null ? 'op deze tijden' : `in ${quoted(name)}`}: ${hours}`,
    holidays: 'op de feestdagen van de workspace wordt niets verstuurd',
    gap: (duration) => `twee mails van deze flow liggen minstens ${duration} uit elkaar`,
    cap: (mails, duration) => `niemand krijgt meer dan ${mails} marketingmails in ${duration}, alle flows samen`,
    overallGap: (duration) =>
      `twee mails aan dezelfde persoon liggen minstens ${duration} uit elkaar, alle flows samen`,
    quiet: (from, until, zone) => `van ${from} tot ${until} wordt niets verstuurd, ${inZone(zone)}`,
    priority: (priority) =>
      `waar flows om voorrang strijden, hebben deze mails prioriteit ${priority}; hoger gaat voor`,
    holds: 'zolang iemand in deze flow is, sturen flows met een lagere prioriteit niets',
    service:
      'servicemails zijn wat mensen vroegen: ze hebben geen toestemming voor marketing nodig en tellen niet als marketing',
    immediately: 'een mail die meteen gaat, wacht niet op verzendtijden, andere mails of het maximum',
    clock: 'het wachten in een stap begint zodra de mails ervan de mailserver van de ontvanger bereikt hebben',
    leaving: 'wie doorgaat naar een andere stap, krijgt niet meer wat de vorige stap nog niet verstuurd had',
  },
  stream: (name, mails) => `${quoted(name)} bevat ${listed(mails, 'en')}, in deze volgorde`,
  leftOut: (mail, condition) => `${mail} wordt overgeslagen als ${condition}`,
  means: (name, condition) => `${quoted(name)} betekent dat ${condition}`,
};
