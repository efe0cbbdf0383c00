import type { HistoryEvent, Values, Verdict } from '../condition';
import type { CompiledFlow, Enrolment, MailOrigin as FlowMailOrigin, Trace } from '../flow';
import type { CompiledScoring, Handover, LedgerEntry, LedgerFact } from '../scoring';
import type { TaskPayloads, TaskQueue } from '../task';
import type { Instant } from '../time';
import type { Holiday, Stage } from '../workspace';

/** What holds for everybody: the scoring model and the settings in force. */
export interface AbsorbModel {
  readonly scoring: CompiledScoring;
  /** Number of the version of the scoring model; points given under another one are brought up to it. */
  readonly scoringVersion: number;
  /** IANA zone of contacts whose own is unknown. */
  readonly timezone: string;
  readonly holidays: readonly Holiday[];
  /** Ids of sales' reasons by which a contact is disqualified. */
  readonly disqualifyingReasons: ReadonlySet<string>;
  /** Days until a recycled contact comes back where sales named none. */
  readonly recycleAfterDays: number;
}

export type FlowStatus = 'active' | 'paused' | 'archived';

/** The flows that people may be in or may enter. */
export interface FlowBook {
  /** Current versions of flows that aren't archived. */
  readonly current: readonly CompiledFlow[];
  /** The version that an enrolment runs on; null where it can't be loaded. */
  readonly versionOf: (flowId: string, version: number) => CompiledFlow | null;
  readonly statusOf: (flowId: string) => FlowStatus;
}

/** A contact's columns that absorbing alone writes. */
export interface Profile {
  readonly stage: Stage;
  readonly stageSince: Instant;
  readonly score: number;
  readonly fit: number | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  /** Number of the last event that was absorbed. */
  readonly eventSeq: number;
  readonly lastSeenAt: Instant | null;
  readonly handover: Handover | null;
  /** Version of the scoring model that the ledger follows; null before anything was scored. */
  readonly scoredBy: number | null;
}

/** One person's walk, with what stands beside the interpreter's own state. */
export interface EnrolmentRecord {
  readonly enrolment: Enrolment;
  /** Properties of the event that enrolled, for the templates of mails. */
  readonly enrolledWith: Readonly<Record<string, unknown>>;
  /** Why nothing steps it any more; null while all is well. */
  readonly setAside: string | null;
  /** When it must be looked at next; null when only an event can move it. */
  readonly dueAt: Instant | null;
}

/** All that is known of one contact when it is absorbed. */
export interface ContactState {
  readonly id: string;
  readonly email: string | null;
  /** Null for somebody of whom nothing was absorbed before. */
  readonly profile: Profile | null;
  readonly account: Values | null;
  readonly consent: { readonly mail: boolean; readonly tracking: boolean };
  /** Active ones, and past ones of flows that may enrol again; in the order of their ids. */
  readonly enrolments: readonly EnrolmentRecord[];
  /** Earlier lines, at least those that scoring needs, in the order in which they were written. */
  readonly ledger: readonly LedgerFact[];
  /** Ascending by `at`, as far back as flows and scoring need. */
  readonly history: readonly HistoryEvent[];
  /** Names of mails sent or planned; needed where a flow uses streams. */
  readonly sentMails: readonly string[];
  /** What events did that turn out to be a machine's, by their ids. */
  readonly revisions?: ReadonlyMap<string, Revision>;
}

/** Columns of a profile that an event may change beside the score. */
export type Alterable = Pick<Profile, 'stage' | 'stageSince' | 'fields' | 'tags' | 'lastSeenAt' | 'handover'>;

/** What an event did that may turn out to be a machine's: kept, so that it can be taken back. */
export interface EventEffects {
  readonly eventId: string;
  readonly at: Instant;
  /** Number of the last event that it caused, itself included. */
  readonly seq: number;
  /** Columns that it changed, as they were and as they became; `stage` and `stageSince` go together. */
  readonly before: Partial<Alterable>;
  readonly after: Partial<Alterable>;
  /** Points that flows gave for it; those of rules stand in the ledger under the event. */
  readonly flowPoints: readonly LedgerEntry[];
  /** Walks that it moved, or began (`before` is null then). */
  readonly walks: readonly {
    readonly id: string;
    readonly before: EnrolmentRecord | null;
    readonly after: Pick<Enrolment, 'state' | 'visit' | 'status'>;
  }[];
  readonly tasks: readonly { readonly key: string; readonly enrolmentId: string | null; readonly queue: TaskQueue }[];
}

/** An event's effects, and what became of them. */
export interface Revision {
  readonly effects: EventEffects;
  /** Keys of its tasks that nobody has begun. */
  readonly idle: ReadonlySet<string>;
  /** What the contact did after it, and was absorbed, in that order. */
  readonly later: readonly WaitingEvent[];
  /** The number of the last step of each walk that it moved. */
  readonly lastSteps: ReadonlyMap<string, number>;
}

/** An event that waits to be absorbed by this contact. */
export interface WaitingEvent {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly receivedAt: Instant;
  /** Whose event it is: another contact's of the same account where a colleague did it. */
  readonly contactId: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly profile: { readonly fields: Readonly<Record<string, unknown>>; readonly trusted: boolean } | null;
  readonly mail: FlowMailOrigin | null;
  readonly verdict: Verdict;
}

export interface AbsorbInputs {
  /** In the order in which they were logged. */
  readonly events: readonly WaitingEvent[];
  /** Flows of which the conditions are looked at again, whatever happened: a mail is about to leave, or a pause to end. */
  readonly lookAgainAt?: readonly string[];
  /** Hands out the ids of new enrolments. */
  readonly nextEnrolmentId: () => string;
  /** Flows to enrol into before anything else, without an event: as a member of a segment, or by hand. */
  readonly joins?: readonly string[];
  /** The flow of which a sweep found that the contact belongs to its segment. */
  readonly swept?: string;
  /** Comes before what waits: whoever decided saw the walk as it was. */
  readonly byHand?: ByHand;
}

/** What a person decided of one walk: that it goes on in another state, or ends here. */
export type ByHand =
  | { readonly do: 'move'; readonly enrolmentId: string; readonly to: string }
  | { readonly do: 'leave'; readonly enrolmentId: string };

/** A task to plan. Its key makes planning it twice harmless. */
export type PlannedTask<Q extends TaskQueue = TaskQueue> = {
  [K in Q]: {
    readonly queue: K;
    readonly key: string;
    readonly contactId: string;
    readonly enrolmentId: string | null;
    readonly payload: TaskPayloads[K];
  };
}[Q];

/** Mails planned earlier that must not leave any more, unless they began to. */
export interface Withdrawal {
  readonly enrolmentId: string;
  /** Only those of this visit of this state; null: the whole enrolment's. */
  readonly visit: { readonly state: string; readonly visit: number } | null;
  readonly spare: 'immediately' | 'service';
  readonly reason: string;
}

/** An event that absorbing caused itself: it took effect in the same pass. */
export interface DerivedEvent {
  readonly type: string;
  readonly seq: number;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The one enrolment that hears it; null: every one. */
  readonly forEnrolment: string | null;
}

export interface StageChange {
  readonly at: Instant;
  readonly from: Stage;
  readonly to: Stage;
  readonly because: string;
}

export interface StepRecord {
  readonly enrolmentId: string;
  readonly seq: number;
  readonly trace: Trace;
}

/** What absorbing decided for one contact: only what changed. */
export interface ContactChanges {
  readonly contactId: string;
  /** Null when no column of it changed. */
  readonly profile: Profile | null;
  readonly ledger: readonly LedgerEntry[];
  readonly stageChanges: readonly StageChange[];
  readonly inserted: readonly EnrolmentRecord[];
  readonly updated: readonly EnrolmentRecord[];
  readonly steps: readonly StepRecord[];
  readonly tasks: readonly PlannedTask[];
  readonly withdrawals: readonly Withdrawal[];
  readonly events: readonly DerivedEvent[];
  /** Own events that flows of colleagues may hear. */
  readonly forColleagues: readonly string[];
  /** What events did that may be revised, and which ones were. */
  readonly effects: readonly EventEffects[];
  readonly revised: readonly string[];
  /** Keys of tasks that are gone, as if they had never been planned. */
  readonly unplanned: readonly string[];
  /** Flows that could not enrol because they threw. */
  readonly failures: readonly { readonly flowId: string; readonly reason: string }[];
}
