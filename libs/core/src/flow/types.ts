import type { CompiledCondition, DeclaredTypes, HistoryEvent, HistoryNeed, Json, Scope, Values } from '../condition';
import type { Calendar, Instant, Moment, Repeat } from '../time';
import type { FlowDocument, Of, SendingDocument, StreamItem, WindowDocument, WinnerDocument } from './document';

// ── What happened ────────────────────────────────────────────────────────────────────────────────

/** Which planned mail an event of a mail is about. */
export interface MailOrigin {
  readonly mailId: string;
  /** Null for mails outside flows. */
  readonly enrolmentId: string | null;
  readonly state: string | null;
  readonly visit: number | null;
  /** The key of the send action, such as `entry.0`. */
  readonly action: string | null;
  /** The mail's name, such as `whitepaper-reminder`. */
  readonly name: string;
}

/** Something that happened, in the order in which it is absorbed. */
export interface FlowEvent extends HistoryEvent {
  /**
   * Its number in the sequence of the contact *whose enrolment steps*, given under that contact's lock. An event
   * that a colleague's enrolment hears (`of: account`) gets a number there as well.
   */
  readonly seq: number;
  /** When it was received; `facts.now` when left out. One whose `at` lies 7 days before that moves and enrols nobody. */
  readonly receivedAt?: Instant;
  readonly mail?: MailOrigin;
}

/** What steps an enrolment. */
export type Input =
  | { readonly kind: 'event'; readonly event: FlowEvent }
  /** A timer is due. One of another state or visit, or that was taken back, changes nothing. */
  | { readonly kind: 'timer'; readonly key: string; readonly state: string; readonly visit: number }
  /** A fact changed, or a mail is about to be sent: looks at `always`, and at exit and goal by condition. */
  | { readonly kind: 'check' };

/** What is known at the moment of a step. */
export interface Facts {
  readonly now: Instant;
  /** What `contact.*` means: score, fit, stage, tags, consent, timezone, custom fields … */
  readonly contact: Values;
  readonly account: Values | null;
  /** Ascending by `at`. Needed as far back as `CompiledFlow.history` says; may or may not have the event of the step. */
  readonly history: readonly HistoryEvent[];
  /** Names of the mails ever sent to, or planned for, this contact. Needed where `CompiledFlow.usesStreams`. */
  readonly sentMails?: readonly string[];
  /** Zone and holidays for `again: after …` and `notAfter`; the contact's `timezone`, or UTC, when left out. */
  readonly calendar?: Calendar;
}

// ── Who is where ─────────────────────────────────────────────────────────────────────────────────

export type Status = 'active' | 'completed' | 'converted' | 'exited' | 'left';

export interface Timer {
  /** The `after` key as written, or `@always`: the moment at which a time condition of `always` can turn. */
  readonly key: string;
  readonly at: Instant;
}

/** A visit as it was called before somebody was moved to another version: its mails still bear that name. */
export interface FormerVisit {
  readonly state: string;
  readonly visit: number;
  /** What had been done in it. */
  readonly done: readonly string[];
}

/** One person's walk through one flow. Plain data: survives JSON unchanged. */
export interface Enrolment {
  readonly id: string;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly contactId: string;
  /** Value of the flow's `key`; null where it has none. */
  readonly key: string | null;
  readonly status: Status;
  readonly state: string;
  /** Of this state, from 1. */
  readonly visit: number;
  readonly visits: Readonly<Record<string, number>>;
  readonly remembered: Readonly<Record<string, Json>>;
  readonly enrolledAt: Instant;
  /** `at` of the event that enrolled; equal to `enrolledAt` where no event did. */
  readonly enrolledByAt: Instant;
  /** The asset whose download enrolled, so that the same download asked for again is known. */
  readonly asset: string | null;
  /** How often the same download was asked for again and answered, when last, and by which event. */
  readonly asks: { readonly count: number; readonly lastAt: Instant; readonly lastSeq: number };
  /** The highest event number stepped with. */
  readonly lastSeq: number;
  readonly enteredAt: Instant;
  /** Keys of this visit's entry mails without an outcome. */
  readonly awaiting: readonly string[];
  /** When the clock of this visit started; null while mails are awaited. */
  readonly clockStartedAt: Instant | null;
  readonly timers: readonly Timer[];
  /** Timers of this visit that fired: they don't fire again when dates are computed anew. */
  readonly fired: readonly Timer[];
  /** Dates as they were when the timers were computed, by path. */
  readonly dates: Readonly<Record<string, Json>>;
  /** Keys of what happens once a visit and did: mails of stays, `always` without a target. */
  readonly done: readonly string[];
  /** Other names of this very visit, the latest last; only of somebody who was moved during it. */
  readonly former?: readonly FormerVisit[];
  /** The timers must be computed anew with `schedule`, in this transaction. */
  readonly needsSchedule: boolean;
  readonly endedAt: Instant | null;
}

// ── What to do ───────────────────────────────────────────────────────────────────────────────────

interface ActionBase {
  /** Path inside the state, such as `entry.0` or `on.mail.clicked.0.actions.1`; of root ones `root.on.…`; of ends `goal.0.actions.0`. */
  readonly key: string;
  readonly state: string;
  readonly visit: number;
}

export interface SendAction extends ActionBase {
  readonly do: 'send';
  readonly mail: string;
  /** The chosen one of an A/B test, from 0; null where there is none. */
  readonly variant: number | null;
  readonly kind: 'marketing' | 'service';
  readonly immediately: boolean;
  /** Null for service mails. */
  readonly topic: string | null;
  readonly priority: number;
  /** A duration as written, such as `3 days`. */
  readonly gap: string | null;
  readonly window: string | WindowDocument | null;
  readonly notAfter: Instant | null;
  /** The stream that it is the next item of. */
  readonly stream: string | null;
  /** Planned in the entry of a final state: leaving never withdraws it. */
  readonly final: boolean;
  /** A download asked for once more: the number of the event that asked. Null for all others. */
  readonly again: number | null;
}

/** Takes back planned mails that have not begun to leave. To be carried out in its place in the list: it never touches a later send. */
export type WithdrawAction =
  | {
      readonly do: 'withdraw';
      readonly scope: 'state';
      readonly state: string;
      readonly visit: number;
      readonly spare: 'immediately';
      readonly reason: 'left-state';
    }
  | {
      readonly do: 'withdraw';
      readonly scope: 'enrolment';
      readonly spare: 'service';
      readonly reason: 'goal' | 'exit' | 'left-flow';
    };

export type Action =
  | SendAction
  | WithdrawAction
  /** An event of the flow itself for the log; this enrolment hears it in a step of its own. */
  | (ActionBase & {
      readonly do: 'emit';
      readonly type: 'stream.exhausted';
      readonly properties: { readonly stream: string };
    })
  | (ActionBase & { readonly do: 'score'; readonly points: number; readonly reset: boolean })
  | (ActionBase & { readonly do: 'set'; readonly fields: Readonly<Record<string, Json>> })
  | (ActionBase & { readonly do: 'tag' | 'untag'; readonly tags: readonly string[] })
  | (ActionBase & { readonly do: 'subscribe' | 'unsubscribe'; readonly topic: string })
  | (ActionBase & { readonly do: 'stage'; readonly stage: string })
  | (ActionBase & {
      readonly do: 'notify';
      readonly team: string | null;
      readonly template: string | null;
      /** A duration as written, such as `2 business days`. */
      readonly due: string | null;
      readonly options: Readonly<Record<string, Json>>;
    })
  | (ActionBase & { readonly do: 'webhook'; readonly options: Readonly<Record<string, Json>> })
  | (ActionBase & {
      readonly do: 'handoff';
      readonly because: string | null;
      readonly options: Readonly<Record<string, Json>>;
    })
  | (ActionBase & { readonly do: 'enrol' | 'leave'; readonly flow: string });

// ── What was decided, and why ────────────────────────────────────────────────────────────────────

export interface GuardTrace {
  /** The condition's name, or where it stands, such as `after.7 days.0`. */
  readonly guard: string;
  readonly held: boolean;
  readonly values: Readonly<Record<string, Json>>;
}

/** One arrow of the path: what led on, and to where. `end` where the enrolment ended by goal, exit or being taken out. */
export interface Move {
  readonly from: string | null;
  /** The label of the path string; null for an end by condition alone, and for the enrolling move. */
  readonly cause: string | null;
  readonly to: string;
  readonly end: 'goal' | 'exit' | 'left' | null;
}

/** One step, explained. */
export interface Trace {
  readonly at: Instant;
  /** Number of the event; null at timers and checks. */
  readonly seq: number | null;
  /** The event's type; the timer's key; `check`; `enrol` without an event; `migrate` for somebody who was moved. */
  readonly event: string;
  /** Null when enrolling. */
  readonly from: string | null;
  readonly to: string;
  /** The label of the first move; null when nothing moved. */
  readonly cause: string | null;
  readonly moves: readonly Move[];
  readonly guards: readonly GuardTrace[];
  /** What was done, shortly: `send whitepaper-reminder`, `handoff`. */
  readonly actions: readonly string[];
  readonly notes: readonly string[];
}

/** What `step` and `enrol` return. `enrolment` is the very same object when nothing changed. */
export interface StepResult {
  readonly enrolment: Enrolment;
  readonly actions: readonly Action[];
  readonly trace: Trace;
}

export interface EnrolResult extends StepResult {
  /** `again`: nobody was enrolled; the earlier enrolment's service mails go out once more. */
  readonly kind: 'enrolled' | 'again';
}

// ── A flow made ready ────────────────────────────────────────────────────────────────────────────

/** What a flow needs to know of its workspace when it is compiled. */
export interface FlowContext {
  readonly version?: number;
  /** `streams/NAME.json`, of the same version. */
  readonly streams?: Readonly<Record<string, readonly StreamItem[]>>;
  /** Declared fields and events, for comparing times. */
  readonly types?: DeclaredTypes;
  /** Tests that were decided: the place of each, and the number of its winner from 0. */
  readonly winners?: Readonly<Record<string, number>>;
}

/** People are dealt to variants of a mail, or to the branches of a split. */
export interface CompiledTest {
  /** What {@link CompiledFlow.winners} calls it: `STATE.ACTION`, the key of an action of the root, or the split's name. */
  readonly place: string;
  /** Null: a mail of the root's, sent from whatever state. */
  readonly state: string | null;
  /** The key of the action; null for a split. */
  readonly action: string | null;
  /** Names of the mails, or of the states that the branches lead to, with their shares of 1. */
  readonly variants: readonly { readonly name: string; readonly share: number }[];
  readonly winner: WinnerDocument | null;
}

export interface CompiledAction {
  readonly key: string;
  readonly verb: 'send' | 'sendNext' | Exclude<Action['do'], 'send' | 'withdraw' | 'emit'>;
  /** A mail of kind `service`. */
  readonly service: boolean;
  /** The variants of its mail; null where there is but one. */
  readonly test: Pick<CompiledTest, 'variants' | 'winner'> | null;
  readonly run: (step: ActionScope) => Action;
}

/** What an action may look at when it is made. */
export interface ActionScope {
  readonly flow: CompiledFlow;
  readonly enrolment: Readonly<Enrolment>;
  readonly facts: Facts;
  /** What conditions look at. */
  readonly scope: Scope;
  /** What this very step did before. */
  readonly before: readonly Action[];
}

export interface CompiledTransition {
  /** Such as `on.mail.clicked.0`. */
  readonly key: string;
  /** The label in a path string. */
  readonly label: string;
  /** `any` for the empty `{}` that blocks whatever comes. */
  readonly of: Of | 'any';
  readonly guard: CompiledCondition | null;
  /** Null: runs its actions and stays. */
  readonly target: string | null;
  readonly actions: readonly CompiledAction[];
}

export interface CompiledAfter {
  readonly key: string;
  readonly moment: Moment;
  readonly transitions: readonly CompiledTransition[];
}

export interface CompiledBranch extends CompiledTransition {
  readonly target: string;
  /** Share of all weights up to and with this branch, 0 < x ≤ 1; splits only. */
  readonly upTo: number;
}

export interface CompiledState {
  readonly name: string;
  readonly type: 'normal' | 'split' | 'choice' | 'final';
  readonly entry: readonly CompiledAction[];
  readonly on: ReadonlyMap<string, readonly CompiledTransition[]>;
  readonly after: readonly CompiledAfter[];
  readonly always: readonly CompiledTransition[];
  readonly branches: readonly CompiledBranch[];
  /** Of a split. */
  readonly winner: WinnerDocument | null;
  /** Paths whose change moves the timers. */
  readonly datePaths: readonly string[];
  /** Whether the passing of time alone can make `always` hold. */
  readonly alwaysTurns: boolean;
  /** Whether its entry sends a mail. */
  readonly sends: boolean;
}

export interface CompiledEnd {
  readonly key: string;
  readonly events: readonly string[];
  readonly of: Of | null;
  readonly guard: CompiledCondition | null;
  readonly actions: readonly CompiledAction[];
}

export interface CompiledTrigger {
  readonly events: readonly string[];
  readonly guard: CompiledCondition | null;
  readonly segment: CompiledCondition | null;
  readonly again: Repeat;
  readonly key: string | null;
  readonly remember: Readonly<Record<string, string>>;
}

/** A flow made ready to step: names resolved, closures built, and what the engine should know beforehand. */
export interface CompiledFlow {
  readonly id: string;
  readonly version: number;
  readonly document: FlowDocument;
  readonly sending: SendingDocument;
  readonly initial: string;
  readonly triggers: readonly CompiledTrigger[];
  readonly goals: readonly CompiledEnd[];
  readonly exits: readonly CompiledEnd[];
  readonly on: ReadonlyMap<string, readonly CompiledTransition[]>;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly streams: ReadonlyMap<string, readonly CompiledStreamItem[]>;
  readonly tests: readonly CompiledTest[];
  /** The variant that everybody gets, by the place of the test; see {@link FlowContext.winners}. */
  readonly winners: Readonly<Record<string, number>>;
  /** The path of its key, such as `event.webinar`. */
  readonly key: string | null;
  /** Types that may move somebody, outcomes of mails included. Others needn't be stepped with, unless `checks`. */
  readonly listens: ReadonlySet<string>;
  /** Types that may enrol. */
  readonly enrolsOn: ReadonlySet<string>;
  /** Types heard from colleagues (`of: account`). Empty: events of other contacts need not be handed in. */
  readonly accountListens: ReadonlySet<string>;
  /** Whether a changed fact can move somebody by itself (`always`, or exit and goal by condition): then any event may. */
  readonly checks: boolean;
  readonly hasSegment: boolean;
  readonly usesStreams: boolean;
  /** Whether any condition looks at `enrolment.*`. */
  readonly readsEnrolment: boolean;
  readonly history: readonly HistoryNeed[];
}

export interface CompiledStreamItem {
  readonly mail: string;
  readonly skip: CompiledCondition | null;
}
