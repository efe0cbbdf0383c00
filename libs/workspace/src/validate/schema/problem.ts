import type { JsonPath } from '../../load/json-path';

/** What a schema holds against a document, in plain words. */
export interface SchemaProblem {
  readonly rule: SchemaRule;
  readonly path: JsonPath;
  readonly message: string;
  readonly suggestion: string | null;
  /** Point at the property's name. */
  readonly atKey: boolean;
  /** What may stand there, as parts of a sentence, where the kind of value is what is wrong. */
  readonly expected?: readonly string[];
}

export const SCHEMA_RULES = [
  'unknown-property',
  'missing-property',
  'misplaced-property',
  'wrong-type',
  'wrong-value',
  'bad-format',
  'out-of-range',
  'empty',
] as const;

export type SchemaRule = (typeof SCHEMA_RULES)[number];
