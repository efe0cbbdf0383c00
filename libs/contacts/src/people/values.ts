import { DateTime, IANAZone } from 'luxon';
import type { FieldType } from '@nurture/core/event';

/** What is wrong with a value, for whoever sent it. `at` is the path below the value, such as `.tags[3]`. */
export interface ValueProblem {
  readonly code: 'control-character' | 'too-long' | 'too-deep' | 'too-many' | 'bad-key' | 'wrong-type' | 'bad-value';
  readonly at: string;
  readonly message: string;
  readonly hint?: string;
}

export const LIMITS = { textCharacters: 8_000, keyCharacters: 100, depth: 5, entries: 200, jsonBytes: 32_768 } as const;

/** With the `u` flag a whole pair is one character, so this finds halves only. */
const LONE_SURROGATE = /\p{Surrogate}/u;

type Visit = { readonly value: unknown; readonly at: string; readonly depth: number };

/**
 * What the database could not keep, or no sane sender sends: NUL characters and broken surrogates (PostgreSQL refuses
 * them in text and jsonb), values too deep, too many, too long.
 */
export function judgeJson(value: unknown): ValueProblem | null {
  const waiting: Visit[] = [{ value, at: '', depth: 0 }];
  let entries = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    entries += 1;
    const problem = entries > LIMITS.entries ? tooMany(next.at) : judgeNode(next);
    if (problem) return problem;
    waiting.push(...below(next));
  }
  return Buffer.byteLength(JSON.stringify(value) ?? '') > LIMITS.jsonBytes ? tooLarge() : null;
}

const tooMany = (at: string): ValueProblem => ({
  code: 'too-many',
  at,
  message: `holds more than ${LIMITS.entries} values`,
});
const tooLarge = (): ValueProblem => ({ code: 'too-long', at: '', message: 'is larger than 32 KB' });

function judgeNode({ value, at, depth }: Visit): ValueProblem | null {
  if (depth > LIMITS.depth) return { code: 'too-deep', at, message: `is nested more than ${LIMITS.depth} levels deep` };
  if (typeof value === 'string') return judgeText(value, at);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { code: 'bad-value', at, message: 'is not a finite number' };
  }
  if (!isRecord(value)) return null;
  const key = Object.keys(value).find((name) => !isKey(name));
  return key === undefined
    ? null
    : { code: 'bad-key', at, message: `has a key that is not allowed: ${printable(key)}` };
}

function judgeText(text: string, at: string): ValueProblem | null {
  if (text.length > LIMITS.textCharacters) {
    return { code: 'too-long', at, message: `is longer than ${LIMITS.textCharacters} characters` };
  }
  if (text.includes('\0')) {
    return { code: 'control-character', at, message: 'holds a NUL character (\\u0000)', hint: 'Take it out.' };
  }
  if (!LONE_SURROGATE.test(text)) return null;
  return { code: 'control-character', at, message: 'holds half a surrogate pair, which is no character' };
}

function below({ value, at, depth }: Visit): Visit[] {
  if (Array.isArray(value))
    return value.map((item, i) => ({ value: item as unknown, at: `${at}[${i}]`, depth: depth + 1 }));
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([key, item]) => ({ value: item, at: `${at}.${key}`, depth: depth + 1 }));
}

const isKey = (name: string) =>
  name.length > 0 &&
  name.length <= LIMITS.keyCharacters &&
  name !== '__proto__' &&
  !LONE_SURROGATE.test(name) &&
  !/[\u0000-\u001f]/.test(name);

/** Text of a sender that is shown back to them: short, and without what a terminal or log would act on. */
export const printable = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const EXAMPLES: Readonly<Record<FieldType, string>> = {
  text: 'a text such as "Ann"',
  number: 'a number such as 12.5',
  boolean: 'true or false',
  time: 'a moment such as "2026-11-21T09:30:00Z", or a day such as "2026-11-21"',
  list: 'a list of texts such as ["a", "b"]',
};

/** Does a value hold what its declared type says? */
export function judgeType(value: unknown, type: FieldType): ValueProblem | null {
  if (isOfType(value, type)) return null;
  return { code: 'wrong-type', at: '', message: `must be ${EXAMPLES[type]}` };
}

function isOfType(value: unknown, type: FieldType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'time':
      return typeof value === 'string' && (isDay(value) || readMoment(value) !== null);
    case 'list':
      return Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');
  }
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;

/** An ISO 8601 moment with its offset (`Z`, `+01:00`), in milliseconds since the epoch; null when it is none. */
export function readMoment(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const moment = DateTime.fromISO(text, { setZone: true });
  return moment.isValid ? moment.toMillis() : null;
}

/** Rules of fields that other parts compute with. */
export function judgeField(name: string, value: unknown): ValueProblem | null {
  if (typeof value !== 'string') return null;
  if (name === 'timezone' && !IANAZone.isValidZone(value)) {
    return bad(`is no time zone: ${printable(value)}`, 'Use an IANA name such as Europe/Amsterdam.');
  }
  if (name === 'locale' && !isLocale(value))
    return bad(`is no language tag: ${printable(value)}`, 'Use en, nl or nl-BE.');
  if (name === 'country' && !/^[A-Za-z]{2}$/.test(value)) {
    return bad(`is no country code: ${printable(value)}`, 'Use the two letters of ISO 3166-1, such as NL.');
  }
  return null;
}

const bad = (message: string, hint: string): ValueProblem => ({ code: 'bad-value', at: '', message, hint });

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1 && /^[a-z]{2,3}(-|$)/i.test(tag);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A field's value as it is kept: trimmed, codes in their usual case. Empty text is no value: null. */
export function tidyField(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return null;
  if (name === 'country') return text.toUpperCase();
  return name === 'locale' ? Intl.getCanonicalLocales(text)[0] : text;
}
