import type { Brief, BriefAccount, BriefColleague, BriefLine } from '@nurture/core/handoff';
import type { Instant } from '@nurture/core/time';

export interface WordedLine {
  readonly text: string;
  readonly day: string;
  /** With its sign, `+12`; empty for what gave none. */
  readonly points: string;
}

export interface WordedColleague {
  readonly name: string;
  readonly part: string;
  readonly stage: string;
  readonly score: string;
}

/** A brief in words, for the mail and for the page. */
export interface BriefWords {
  readonly title: string;
  readonly why: string;
  readonly score: string;
  readonly fit: string | null;
  readonly who: readonly { readonly label: string; readonly value: string }[];
  readonly scoreLines: readonly WordedLine[];
  readonly activity: readonly WordedLine[];
  /** How one might begin the talk; null where nothing is known to begin with. */
  readonly opening: string | null;
  /** What is known of the company; null where it isn't. */
  readonly account: string | null;
  /** Whom else we know there, one line each. */
  readonly colleagues: readonly WordedColleague[];
  readonly consent: string;
  readonly moment: (at: Instant) => string;
}

/** As people write it: the two abbreviations in capitals. */
const stageWord = (stage: string): string => (stage === 'mql' || stage === 'sql' ? stage.toUpperCase() : stage);

const plain = (points: number): string => String(Math.round(points * 10) / 10);
const signed = (points: number): string => (points < 0 ? `−${plain(-points)}` : `+${plain(points)}`);

/** Who a lead is, in one line. */
export const titleOf = (brief: Brief): string => (brief.company ? `${brief.name}, ${brief.company}` : brief.name);

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const CONSENT: Readonly<Record<string, string>> = {
  given: 'They agreed to marketing mail.',
  unconfirmed: 'They have not confirmed that they want marketing mail.',
  withdrawn: 'They stopped marketing mail: call, or write personally.',
  none: 'They did not ask for marketing mail: call, or write personally.',
};

export function briefWords(brief: Brief, timezone: string): BriefWords {
  const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: timezone });
  const momentFormat = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
  });
  const worded = (line: BriefLine): WordedLine => ({
    text: capitalized(line.text),
    day: dayFormat.format(line.at),
    points: line.points === null ? '' : signed(line.points),
  });
  return {
    title: titleOf(brief),
    why: capitalized(brief.because.join('; ')),
    score: plain(brief.score),
    fit: brief.fit === null ? null : plain(brief.fit),
    who: whoLines(brief),
    scoreLines: brief.scoreLines.map(worded),
    activity: brief.activity.map(worded),
    opening: brief.opening ?? null,
    account: brief.account ? accountWords(brief.account) : null,
    colleagues: (brief.account?.colleagues ?? []).map(wordedColleague),
    consent: CONSENT[brief.consent.mail] ?? '',
    moment: (at) => momentFormat.format(at),
  };
}

const wordedColleague = ({ name, role, part, stage, score }: BriefColleague): WordedColleague => ({
  name,
  part: [part, role].filter(Boolean).join(', ') || 'role unknown',
  stage: stageWord(stage),
  score: score === undefined ? '' : plain(score),
});

function whoLines(brief: Brief): { label: string; value: string }[] {
  const lines: [string, string | null][] = [
    ['Mail', brief.email],
    ['Phone', brief.phone],
    ['Company', brief.company],
    ['Role', brief.role],
    ['Country', brief.country],
    ['Source', brief.source],
    ['Wrote', brief.message],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

function accountWords({ name, contacts, colleagues, score, coverage }: BriefAccount): string {
  const scored = score === undefined || contacts <= 1 ? '' : ` The account's score is ${plain(score)}.`;
  const roles = coverage === undefined || coverage.of === 0 ? '' : ` ${coverageWords(coverage)}`;
  if (contacts <= 1) return `${name}: this is the only person there whom we know.${roles}`;
  const named = colleagues.map(({ name: who, part, role, stage }) => `${who} (${[part ?? role, stageWord(stage)].filter(Boolean).join(', ')})`); // prettier-ignore
  const others = contacts - 1 - named.length;
  const rest = others > 0 ? [`${others} more`] : [];
  return `${name}: ${contacts} people known. Also ${[...named, ...rest].join('; ')}.${scored}${roles}`;
}

function coverageWords({ known, of, missing }: NonNullable<BriefAccount['coverage']>): string {
  const told = `${known} of ${of} roles in the buying group known`;
  return missing.length === 0
    ? `${told}.`
    : `${told}; nobody yet who: ${missing.map((role) => role.toLowerCase()).join('; ')}.`;
}
