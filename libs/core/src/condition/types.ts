import type { Instant } from '../time';

/** A value as it stands in JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What a condition compares with. */
export type Scalar = string | number | boolean | null;

/** The operators that may stand under a path. */
export interface Operators {
  readonly $eq?: Scalar;
  readonly $ne?: Scalar;
  readonly $gt?: string | number;
  readonly $gte?: string | number;
  readonly $lt?: string | number;
  readonly $lte?: string | number;
  readonly $in?: readonly Scalar[];
  readonly $nin?: readonly Scalar[];
  readonly $exists?: boolean;
  readonly $contains?: string | number;
  readonly $startsWith?: string;
  /** At most this long from now, before or after. Whole days count 24 hours here. */
  readonly $within?: string;
  readonly $not?: Scalar | Operators;
}

/** A question to the past: how often, by whom. */
export interface DidQuery {
  readonly event: string | readonly string[];
  /** Over the properties of the event asked about: `{ "url": … }` is that event's `url`. */
  readonly where?: Condition;
  /** 1 when left out. */
  readonly atLeast?: number;
  readonly within?: string;
  readonly by?: 'contact' | 'account';
  /** How many different people must have done it. 1 when left out. */
  readonly contacts?: number;
}

/** The condition language of flows, scoring and segments: MongoDB's query form over plain paths, and history. */
export type Condition = string | ConditionObject;

export interface ConditionObject {
  readonly $and?: readonly Condition[];
  readonly $or?: readonly Condition[];
  readonly $not?: Condition;
  readonly did?: DidQuery;
  readonly notDid?: DidQuery;
  readonly [path: string]: Scalar | Operators | Condition | readonly Condition[] | DidQuery | undefined;
}

/** A plain object that paths walk into. */
export type Values = { readonly [name: string]: unknown };

/** Who acted: a machine's or an automatic open, click, reply or fetch drives nothing and counts nowhere. */
export type Verdict = 'human' | 'proxied' | 'machine' | 'automatic';

/** An event of the past, as `did` sees it. */
export interface HistoryEvent {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly contactId: string;
  readonly properties: Values;
  /** Taken as `human` when left out. */
  readonly verdict?: Verdict;
}

/** All that a condition may look at. */
export interface Scope {
  readonly now: Instant;
  readonly contactId: string;
  readonly contact: Values;
  readonly account: Values | null;
  readonly enrolment: Values | null;
  /** The event of this step; null at a timer. Counts in `did`, whether or not `history` has it already. */
  readonly event: HistoryEvent | null;
  /** Ascending by `at`; must reach back as far as the flow's `history` needs say. */
  readonly history: readonly HistoryEvent[];
}

/** What a flow asks of the past, so that it can be read beforehand in one query. */
export interface HistoryNeed {
  readonly event: string;
  /** How far back, in milliseconds; null: to the beginning. */
  readonly withinMs: number | null;
  readonly by: 'contact' | 'account';
}

/** Declared types of what paths lead to; only `time` changes how values compare. */
export interface DeclaredTypes {
  /** `workspace.json` → `fields` of contacts. */
  readonly contact?: Readonly<Record<string, string>>;
  /** `workspace.json` → `fields` of accounts. */
  readonly account?: Readonly<Record<string, string>>;
  /** `workspace.json` → `events`: properties by event type. */
  readonly events?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Remembered values of the enrolment. */
  readonly enrolment?: Readonly<Record<string, string>>;
}

/** A condition made ready: closures, and what they will look at. */
export interface CompiledCondition {
  /** The name it was called by, when it is a named one. */
  readonly name: string | null;
  readonly holds: (scope: Scope) => boolean;
  /** The values that were looked at, by path, or by `did page.viewed` for a count. */
  readonly values: (scope: Scope) => Readonly<Record<string, Json>>;
  /** The first moment after now at which this may turn by the passing of time alone; null: never. */
  readonly turnsAt: (scope: Scope) => Instant | null;
  /** Whether time alone can turn it at all. */
  readonly turns: boolean;
  readonly paths: readonly string[];
  readonly history: readonly HistoryNeed[];
}
