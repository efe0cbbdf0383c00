// The brief is an open object in the API: read with care, whatever stands in it.
import { textOf } from '../../format';

export interface BriefLine {
  readonly at: string;
  readonly text: string;
  readonly points: number | null;
}
export interface BriefView {
  readonly company: string;
  readonly role: string;
  readonly country: string;
  readonly phone: string;
  readonly message: string;
  readonly opening: string;
  readonly source: string;
  readonly score: number | null;
  readonly fit: number | null;
  readonly activity: readonly BriefLine[];
  readonly scoreLines: readonly BriefLine[];
  /** How many people of the company we know, the lead among them. */
  readonly known: number;
  readonly colleagues: readonly string[];
}

type Open = Readonly<Record<string, unknown>>;
const objectOf = (value: unknown): Open => (typeof value === 'object' && value !== null ? (value as Open) : {});
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const listOf = (value: unknown): Open[] => (Array.isArray(value) ? value.map(objectOf) : []);

function linesOf(value: unknown): BriefLine[] {
  return listOf(value).flatMap(({ at, text, points }) =>
    typeof at === 'number' ? [{ at: new Date(at).toISOString(), text: textOf(text), points: numberOf(points) }] : [],
  );
}

export function readBrief(brief: Open): BriefView {
  const account = objectOf(brief['account']);
  return {
    company: textOf(brief['company']),
    role: textOf(brief['role']),
    country: textOf(brief['country']),
    phone: textOf(brief['phone']),
    message: textOf(brief['message']),
    opening: textOf(brief['opening']),
    source: textOf(brief['source']),
    score: numberOf(brief['score']),
    fit: numberOf(brief['fit']),
    activity: linesOf(brief['activity']),
    scoreLines: linesOf(brief['scoreLines']),
    known: numberOf(account['contacts']) ?? 0,
    colleagues: listOf(account['colleagues']).map(({ name, role, stage }) =>
      [textOf(name), textOf(role), textOf(stage)].filter(Boolean).join(', '),
    ),
  };
}
