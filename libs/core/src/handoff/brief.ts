import { textIn, type LocalizedText, type Stage } from '../workspace';
import type { Instant } from '../time';

/** One line of what a lead did, or of how its score came about. */
export interface BriefLine {
  readonly at: Instant;
  readonly text: string;
  /** Null for what was seen but gave no points. */
  readonly points: number | null;
}

/** What a salesperson is told of a lead: few lines, each of them true when the handoff was made. */
export interface Brief {
  readonly name: string;
  readonly email: string;
  readonly company: string | null;
  readonly role: string | null;
  readonly country: string | null;
  readonly phone: string | null;
  readonly message: string | null;
  readonly stage: Stage;
  readonly score: number;
  /** Points of fit; null where too little is known to say. */
  readonly fit: number | null;
  /** Why now, in words. */
  readonly because: readonly string[];
  /** How the score is made up, entry by entry, newest first. */
  readonly scoreLines: readonly BriefLine[];
  /** The last things they did, newest first. */
  readonly activity: readonly BriefLine[];
  readonly source: string | null;
  /** The company; null where it isn't known. */
  readonly account?: BriefAccount | null;
  /** A sentence to begin the talk with; null where nothing is known to begin with. */
  readonly opening?: string | null;
  readonly consent: { readonly mail: string; readonly tracking: string };
}

/** Whom else we know at the lead's company. Briefs of before accounts had a score lack what is optional. */
export interface BriefAccount {
  readonly name: string;
  /** How many people there we know, the lead among them. */
  readonly contacts: number;
  /** The warmest of the others. */
  readonly colleagues: readonly BriefColleague[];
  /** The scores of its contacts, added up. */
  readonly score?: number;
  /** Roles of the buying group that somebody is known for, of how many, and the names of the others. */
  readonly coverage?: { readonly known: number; readonly of: number; readonly missing: readonly string[] };
}

export interface BriefColleague {
  readonly name: string;
  /** Their job. */
  readonly role: string | null;
  readonly stage: string;
  /** What they do in the buying group, in words; null where it isn't known. */
  readonly part?: string | null;
  readonly score?: number;
}

export interface BriefFacts {
  readonly email: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stage: Stage;
  readonly score: number;
  /** Points of fit; null where too little is known to say. */
  readonly fit: number | null;
  readonly because: readonly string[];
  readonly entries: readonly { readonly at: Instant; readonly points: number; readonly because: string }[];
  readonly events: readonly {
    readonly at: Instant;
    readonly type: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly source: Readonly<Record<string, unknown>>;
  readonly account?: BriefAccount | null;
  readonly consent: { readonly mail: string; readonly tracking: string };
  readonly assetTitles: Readonly<Record<string, LocalizedText>>;
  readonly locale: string;
}

const SCORE_LINES = 12;
const ACTIVITY_LINES = 8;

/** What somebody typed, on one line: breaks would end a subject, or make up lines of their own in a mail's text. */
const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().replace(/[\s\p{Cc}]+/gu, ' ') : null;

/** A message keeps its lines. */
const ownWords = (value: unknown): string | null => (text(value) === null ? null : String(value).trim());

export function briefOf(facts: BriefFacts): Brief {
  const { fields } = facts;
  return {
    name:
      [text(fields['firstName']), text(fields['lastName'])].filter(Boolean).join(' ') ||
      facts.email.replace(/\s+/g, ' '),
    email: facts.email,
    company: text(fields['company']),
    role: text(fields['role']),
    country: text(fields['country']),
    phone: text(fields['phone']),
    message: ownWords(fields['message']),
    stage: facts.stage,
    score: facts.score,
    fit: facts.fit,
    because: facts.because,
    scoreLines: scoreLines(facts.entries),
    activity: activityOf(facts),
    source: sourceOf(facts.source),
    account: facts.account ?? null,
    opening: openingOf(facts),
    consent: facts.consent,
  };
}

/** Entry by entry, newest first; what doesn't fit stands as one line, so that the lines always add up to the score. */
function scoreLines(entries: BriefFacts['entries']): BriefLine[] {
  const lines = [...entries]
    .sort((a, b) => b.at - a.at)
    .map(({ at, points, because }) => ({ at, points, text: because }));
  if (lines.length <= SCORE_LINES) return lines;
  const earlier = lines.slice(SCORE_LINES - 1);
  const points = earlier.reduce((sum, line) => sum + line.points, 0);
  const [latest] = earlier;
  return [
    ...lines.slice(0, SCORE_LINES - 1),
    { at: latest?.at ?? 0, points, text: `${earlier.length} earlier entries` },
  ];
}

const SAID: Readonly<Record<string, (properties: Readonly<Record<string, unknown>>) => string>> = {
  'asset.downloaded': (p) => `asked for ${quote(p['asset'])}`,
  'asset.opened': (p) => `opened ${quote(p['asset'])}`,
  'form.submitted': (p) => `filled in the form ${quote(p['form'])}`,
  'page.viewed': (p) => `viewed ${text(p['title']) ?? text(p['url']) ?? 'a page'}`,
  'cta.clicked': (p) => `clicked ${quote(p['cta'])}`,
  'mail.opened': (p) => `opened the mail ${quote(p['mail'])}`,
  'mail.clicked': (p) => `clicked in the mail ${quote(p['mail'])}${text(p['link']) ? `: ${text(p['link'])}` : ''}`,
  'mail.replied': (p) => `replied to the mail ${quote(p['mail'])}`,
  'quiz.completed': (p) => `completed ${quote(p['quiz'])}`,
  'content.rated': (p) => `rated ${quote(p['content'])} ${String(p['rating'])} of 5`,
  'meeting.booked': () => 'booked a meeting',
};

const quote = (value: unknown): string => `“${text(value) ?? '?'}”`;

/** What they did, newest first, with titles of papers instead of their ids. */
function titledEvents(facts: BriefFacts): BriefFacts['events'][number][] {
  const titled = (properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
    const title = facts.assetTitles[text(properties['asset']) ?? ''];
    return title ? { ...properties, asset: textIn(title, facts.locale, facts.locale) } : properties;
  };
  return [...facts.events]
    .sort((a, b) => b.at - a.at)
    .map((event) => ({ ...event, properties: titled(event.properties) }));
}

function activityOf(facts: BriefFacts): BriefLine[] {
  return titledEvents(facts)
    .flatMap(({ at, type, properties }) => {
      const say = SAID[type];
      return say ? [{ at, text: say(properties), points: null }] : [];
    })
    .slice(0, ACTIVITY_LINES);
}

/** What says most about what they want comes first: their own words, a meeting, what they read, what they looked at. */
const OPENINGS: readonly [type: string, say: (properties: Readonly<Record<string, unknown>>) => string | null][] = [
  ['meeting.booked', () => 'They booked a meeting: confirm it, and ask what they want to get out of it.'],
  ['mail.replied', (p) => `They answered the mail ${quote(p['mail'])}: read it, and take it up from there.`],
  ['asset.opened', (p) => `They read ${quote(p['asset'])}: ask what they recognised of their own work in it.`],
  ['asset.downloaded', (p) => `They asked for ${quote(p['asset'])}: ask what made them look for it.`],
  ['quiz.completed', (p) => `They completed ${quote(p['quiz'])}: go through the outcome together.`],
  ['cta.clicked', (p) => `They clicked ${quote(p['cta'])}: ask what they hoped to find.`],
  [
    'page.viewed',
    (p) => {
      const page = text(p['title']) ?? text(p['url']);
      return page === null ? null : `They looked at ${quote(page)}: ask what they were comparing.`;
    },
  ],
];

function openingOf(facts: BriefFacts): string | null {
  const wrote = text(facts.fields['message']);
  if (wrote !== null) return `They wrote to us: “${cut(wrote)}” Begin by answering that.`;
  const events = titledEvents(facts);
  for (const [type, say] of OPENINGS) {
    const event = events.find((each) => each.type === type);
    const said = event === undefined ? null : say(event.properties);
    if (said !== null) return said;
  }
  return null;
}

const MOST_QUOTED = 200;
const cut = (words: string): string => (words.length <= MOST_QUOTED ? words : `${words.slice(0, MOST_QUOTED)}…`);

/** The campaign says more than the site, and the site more than the page of ours. Imports may name it as addresses do. */
function sourceOf(source: Readonly<Record<string, unknown>>): string | null {
  const campaign = ['source', 'medium', 'campaign'].flatMap(
    (key) => text(source[key]) ?? text(source[`utm_${key}`]) ?? [],
  );
  if (campaign.length > 0) return campaign.join(' / ');
  return text(source['referrer']) ?? text(source['page']);
}
