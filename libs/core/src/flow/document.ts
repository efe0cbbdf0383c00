import type { Condition, Json } from '../condition';
import type { WindowText } from '../time';

/** Whose events count: this visit's mails, this enrolment's, the contact's, the company's. */
export type Of = 'state' | 'enrolment' | 'contact' | 'account';

/** One thing to do, as the author writes it: exactly one of the verbs, with its options beside it. */
export interface ActionDocument {
  readonly send?: string;
  readonly sendNext?: string;
  readonly variants?: readonly (string | { readonly mail: string; readonly weight?: number })[];
  /** Of `variants`: by which rule the better one gets everybody. */
  readonly winner?: WinnerDocument;
  readonly immediately?: boolean;
  readonly kind?: 'marketing' | 'service';
  readonly topic?: string;
  readonly priority?: number;
  readonly gap?: string;
  readonly window?: string | WindowDocument;
  readonly notAfter?: string;
  readonly score?: number | { readonly reset: true };
  readonly set?: Readonly<Record<string, Json>>;
  readonly tag?: string | readonly string[];
  readonly untag?: string | readonly string[];
  readonly subscribe?: string;
  readonly unsubscribe?: string;
  readonly stage?: string;
  readonly notify?: string | NotifyDocument;
  /** Of `notify`. */
  readonly template?: string;
  /** Of `notify`. */
  readonly due?: string;
  readonly webhook?: string | Readonly<Record<string, Json>>;
  readonly handoff?: true | HandoffDocument;
  readonly enrol?: string;
  readonly leave?: string;
  readonly note?: string;
}

/** What a test of variants is judged by: people of whom a human open, a human click, or the flow's goal was seen. */
export type Metric = 'opens' | 'clicks' | 'conversions';

/** What decides a test of variants: `clicks`, or with its terms. `within` 3 days (14 for conversions), `risk` 0.05. */
export type WinnerDocument = Metric | { readonly by: Metric; readonly within?: string; readonly risk?: number };

export interface NotifyDocument {
  readonly team?: string;
  readonly template?: string;
  readonly due?: string;
  readonly [option: string]: Json | undefined;
}

export interface HandoffDocument {
  readonly because?: string;
  readonly [option: string]: Json | undefined;
}

/** Times of the week in which mails may leave, spelled out. */
export type WindowDocument = WindowText;

export interface TransitionDocument {
  readonly of?: Of;
  readonly guard?: Condition;
  readonly target?: string;
  readonly actions?: ActionDocument | readonly ActionDocument[];
  readonly note?: string;
}

export type TransitionsDocument = string | TransitionDocument | readonly (string | TransitionDocument)[];

export interface BranchDocument {
  readonly guard?: Condition;
  readonly weight?: number;
  readonly target: string;
  readonly actions?: ActionDocument | readonly ActionDocument[];
  readonly note?: string;
}

export interface StateDocument {
  readonly type?: 'normal' | 'split' | 'choice' | 'final';
  readonly note?: string;
  readonly wait?: 'forever';
  readonly entry?: ActionDocument | readonly ActionDocument[];
  readonly on?: Readonly<Record<string, TransitionsDocument>>;
  readonly after?: Readonly<Record<string, TransitionsDocument>>;
  readonly always?: TransitionsDocument;
  readonly branches?: readonly BranchDocument[];
  /** Of a split: by which rule the better branch gets everybody. */
  readonly winner?: WinnerDocument;
  readonly else?: string;
}

/** What ends an enrolment: an event, a condition, or both together. */
export interface EndDocument {
  readonly on?: string | readonly string[];
  readonly of?: Of;
  readonly guard?: Condition;
  readonly actions?: ActionDocument | readonly ActionDocument[];
  readonly note?: string;
}

export interface TriggerDocument {
  readonly on?: string | readonly string[];
  readonly guard?: Condition;
  readonly segment?: Condition;
  /** `never` (default), `always`, `after 90 days`. */
  readonly again?: string;
  readonly key?: string;
  readonly remember?: Readonly<Record<string, string>>;
  readonly note?: string;
}

export interface SendingDocument {
  readonly topic?: string;
  readonly window?: string | WindowDocument;
  readonly priority?: number;
  readonly gap?: string;
  readonly holds?: 'lower';
}

/** The author's JSON, already valid by the schema. `again`, `key` and `remember` may stand in `enrol` or beside it. */
export interface FlowDocument {
  readonly $schema?: string;
  readonly id: string;
  readonly name?: string;
  readonly note?: string;
  readonly enrol?: TriggerDocument | readonly TriggerDocument[];
  readonly again?: string;
  readonly key?: string;
  readonly remember?: Readonly<Record<string, string>>;
  readonly goal?: EndDocument | readonly EndDocument[];
  readonly exit?: EndDocument | readonly EndDocument[];
  readonly conditions?: Readonly<Record<string, Condition>>;
  readonly sending?: SendingDocument;
  readonly initial: string;
  readonly on?: Readonly<Record<string, TransitionsDocument>>;
  readonly states: Readonly<Record<string, StateDocument>>;
}

/** One item of `streams/NAME.json`. */
export interface StreamItem {
  readonly mail: string;
  readonly skip?: Condition;
}
