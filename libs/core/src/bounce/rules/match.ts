import { LIMITS } from '../limits';
import { isHard, type Reason, REASONS } from '../verdict';
import { HARD } from './hard';
import { MISLEADING } from './misleading';
import type { Rule } from './rule';
import { REFUSALS, SENDER, SENDER_WORDS } from './sender';
import { SOFT } from './soft';

/** The text as the tables read it; see Rule. */
export function matchable(text: string): string {
  return text
    .slice(0, LIMITS.matchedChars)
    .normalize('NFD')
    .replace(/([a-zA-Z])[\u0300-\u036f]{1,4}/g, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replace(/[\u2018\u2019\u00b4`]/g, "'")
    .replace(/(?<=[a-z])_(?=[a-z])/g, ' ')
    .replace(/[\w.!#$%&*+/=?^{|}~-]{1,64}@[\w.-]{1,255}/g, '~')
    .replace(
      /\b[245]\d\d[ -]#?(?:[245]\.\d{1,3}\.\d{1,3}\b:?)?(?: -(?= ))?|#[245]\.\d{1,3}\.\d{1,3}\b|\b[245]\.\d\.\d{1,3}\b(?!\.)/g,
      (_, at: number, whole: string) => ` ${KEPT.exec(whole.slice(at, at + 40))?.[1] ?? ''} `,
    )
    .replace(/\s+/g, ' ');
}

/** Codes that stay: of unknown recipients, with the words of a policy (Microsoft 365) or with hardly any. */
const KEPT = /^(?:\d{3}[ -])?#?(5\.4\.1(?!\d)|5\.1\.0(?= recipient rejected))/;

/** Tells apart what only a permanent code makes credible. */
export interface Bearing {
  /** The server called it temporary. */
  readonly temporary: boolean;
}

/** What a sentence of a server means, by the tables: the special before the general. Null: nothing known in it. */
export function meaningOf(text: string, { temporary }: Bearing): Reason | null {
  return first([MISLEADING, SOFT_SPECIFIC, SENDER, HARD, SOFT_GENERAL], text, temporary);
}

/** Words too weak to stand against a sentence that says more. */
export const hintOf = (text: string): Reason | null => first([SENDER_WORDS], text, false);

/** True where the text says, among other things, that the address is gone. */
export const saysGone = (text: string): boolean => first([HARD], text, false) !== null;

export const refusalOf = (text: string): Reason | null => first([REFUSALS], text, false);

const general = ({ reason }: Rule): boolean => reason === 'server trouble' || reason === 'server not reachable';
const SOFT_SPECIFIC = SOFT.filter((rule) => !general(rule));
/** Words such as "error" and "try again" stand in sentences of every kind: they count when no other rule speaks. */
const SOFT_GENERAL = SOFT.filter(general);

function first(tables: readonly (readonly Rule[])[], text: string, temporary: boolean): Reason | null {
  for (const table of tables) {
    const found = table.find(({ says, needsPermanent }) => !(needsPermanent && temporary) && says.test(text));
    if (found) return found.reason;
  }
  return null;
}

/** True where a verdict of this reason leaves the contact unharmed. */
export const isMild = (reason: Reason): boolean => !isHard(reason) && REASONS[reason] !== 'none';
