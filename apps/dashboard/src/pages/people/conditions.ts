// Rows that a person fills in, and the product's condition language: one from the other and back.

export const OPERATORS = ['is', 'isNot', 'contains', 'startsWith', 'atLeast', 'below', 'within', 'known', 'unknown'] as const; // prettier-ignore
export type Operator = (typeof OPERATORS)[number];

/** One row: something known of them (`contact.score`), or something that they did. */
export interface FieldRow {
  readonly kind: 'field';
  readonly path: string;
  readonly operator: Operator;
  readonly value: string;
}
export interface DidRow {
  readonly kind: 'did' | 'notDid';
  readonly event: string;
  /** Such as `30 days`; empty: ever */
  readonly within: string;
  /** A whole number as text */
  readonly atLeast: string;
}
export type Row = FieldRow | DidRow;
export interface Built {
  readonly match: 'all' | 'any';
  readonly rows: readonly Row[];
}

type Json = Readonly<Record<string, unknown>>;

/** @param type as the workspace declares the field */
export function operatorsFor(type: string): readonly Operator[] {
  switch (type) {
    case 'number':
      return ['is', 'isNot', 'atLeast', 'below', 'known', 'unknown'];
    case 'boolean':
      return ['is', 'known', 'unknown'];
    case 'time':
      return ['within', 'atLeast', 'below', 'known', 'unknown'];
    case 'choice':
      return ['is', 'isNot'];
    case 'list':
      return ['contains', 'known', 'unknown'];
    default:
      return ['is', 'isNot', 'contains', 'startsWith', 'known', 'unknown'];
  }
}

function scalar(value: string, type: string): string | number | boolean {
  if (type === 'number' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  if (type === 'boolean') return value === 'true';
  return value;
}

function operatorOf({ operator, value }: FieldRow, type: string): unknown {
  const wanted = scalar(value, type);
  switch (operator) {
    case 'is':
      return wanted;
    case 'isNot':
      return { $ne: wanted };
    case 'contains':
      return { $contains: value };
    case 'startsWith':
      return { $startsWith: value };
    case 'atLeast':
      return { $gte: wanted };
    case 'below':
      return { $lt: wanted };
    case 'within':
      return { $within: value };
    case 'known':
      return { $exists: true };
    case 'unknown':
      return { $exists: false };
  }
}

/** Whether a row says enough to be asked. */
export const isFilled = (row: Row): boolean =>
  row.kind === 'field'
    ? row.path !== '' && (row.operator === 'known' || row.operator === 'unknown' || row.value.trim() !== '')
    : row.event.trim() !== '';

function rowCondition(row: Row, typeOf: (path: string) => string): Json {
  if (row.kind === 'field') return { [row.path]: operatorOf(row, typeOf(row.path)) };
  const query = {
    event: row.event.trim(),
    ...(row.within.trim() ? { within: row.within.trim() } : {}),
    ...(Number(row.atLeast) > 1 ? { atLeast: Number(row.atLeast) } : {}),
  };
  return { [row.kind]: query };
}

/** The condition of all rows that are filled in; null where none is. */
export function conditionOf({ match, rows }: Built, typeOf: (path: string) => string): Json | null {
  const parts = rows.filter(isFilled).map((row) => rowCondition(row, typeOf));
  const [only] = parts;
  if (only === undefined) return null;
  return parts.length === 1 ? only : { [match === 'all' ? '$and' : '$or']: parts };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value); // prettier-ignore

const OPERATOR_OF: Readonly<Record<string, Operator>> = {
  $eq: 'is',
  $ne: 'isNot',
  $contains: 'contains',
  $startsWith: 'startsWith',
  $gte: 'atLeast',
  $lt: 'below',
  $within: 'within',
};

function fieldRow(path: string, wanted: unknown): FieldRow | null {
  if (isScalar(wanted)) return { kind: 'field', path, operator: 'is', value: String(wanted) };
  if (!isObject(wanted)) return null;
  const [[name = '', value] = [], second] = Object.entries(wanted);
  if (second) return null;
  if (name === '$exists') return { kind: 'field', path, operator: value ? 'known' : 'unknown', value: '' };
  const operator = OPERATOR_OF[name];
  return operator && isScalar(value) ? { kind: 'field', path, operator, value: String(value) } : null;
}

function didRow(kind: 'did' | 'notDid', query: unknown): DidRow | null {
  if (!isObject(query)) return null;
  const { event, within = '', atLeast = 1, ...more } = query;
  if (typeof event !== 'string' || typeof within !== 'string' || typeof atLeast !== 'number') return null;
  return Object.keys(more).length > 0 ? null : { kind, event, within, atLeast: String(atLeast) };
}

function rowsOf(condition: Json): (Row | null)[] {
  return Object.entries(condition).map(([key, value]) =>
    key === 'did' || key === 'notDid' ? didRow(key, value) : key.startsWith('$') ? null : fieldRow(key, value),
  );
}

/** The rows that a condition came from, or could have come from; null for one that rows can't say. */
export function builtOf(condition: unknown): Built | null {
  if (!isObject(condition)) return null;
  const { $and, $or, ...rest } = condition;
  const parts = $and ?? $or;
  if (parts === undefined) return whole('all', rowsOf(condition));
  if (!Array.isArray(parts) || Object.keys(rest).length > 0 || ($and && $or)) return null;
  if (!parts.every((part) => isObject(part) && Object.keys(part).length === 1)) return null;
  return whole($and ? 'all' : 'any', (parts as Json[]).flatMap(rowsOf));
}

const whole = (match: Built['match'], rows: readonly (Row | null)[]): Built | null =>
  rows.every((row) => row !== null) ? { match, rows } : null;

/** A condition as it stands in an address. */
export function conditionIn(text: string | undefined): Json | null {
  if (!text) return null;
  try {
    const read: unknown = JSON.parse(text);
    return isObject(read) ? read : null;
  } catch {
    return null;
  }
}
