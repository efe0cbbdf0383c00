import type { AbsorbModel } from '../absorb';
import type { CompiledFlow, Move } from '../flow';
import type { SendMailTask } from '../task';
import type { Instant } from '../time';
import type { WorkspaceSettings } from '../workspace';

/** Somebody with habits, for trying a flow out. */
export const PERSONAS = ['opener', 'clicker', 'ignorer', 'unsubscriber', 'untracked'] as const;
export type Persona = (typeof PERSONAS)[number];

/** Who walks through the flow. Other names are fields of the contact. */
export interface SimulatedContact {
  readonly score?: number;
  readonly stage?: string;
  readonly email?: string;
  readonly tags?: readonly string[];
  readonly consent?: { readonly mail?: boolean; readonly tracking?: boolean };
  readonly [field: string]: unknown;
}

export interface ScriptedEvent {
  /** ISO 8601, or `+5 days` from the start. */
  readonly at: string;
  readonly type: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** What happens in a simulation: `--events FILE` and the given half of a `*.flow-test.json`. */
export interface Scenario {
  readonly contact?: SimulatedContact;
  /** Their company. */
  readonly account?: Readonly<Record<string, unknown>>;
  /** What they did before, `at` as in `events`, where `-5 days` is before the start. */
  readonly history?: readonly ScriptedEvent[];
  /** ISO 8601. */
  readonly start?: string;
  /** What enrols; made up from the flow's first trigger when left out. */
  readonly trigger?: { readonly type: string; readonly properties?: Readonly<Record<string, unknown>> };
  readonly events?: readonly ScriptedEvent[];
  readonly persona?: Persona;
}

/** The workspace that the simulation runs in. */
export interface SimulatedWorld {
  readonly model: AbsorbModel;
  readonly settings: WorkspaceSettings;
  /** All flows of the workspace. */
  readonly flows: readonly CompiledFlow[];
}

/** One line of the timeline. `state` is where the person is afterwards; null before they are in. */
export interface SimulatedStep {
  readonly at: Instant;
  readonly flow: string | null;
  readonly state: string | null;
  /** What led to it: an event's type, or a timer's key. */
  readonly event: string;
  readonly actions: readonly string[];
}

export interface SimulatedMail {
  readonly mail: string;
  readonly at: Instant;
}

/** Something that happened, as it was heard. */
export interface Happening {
  readonly at: Instant;
  readonly type: string;
  /** The mail that it is about. */
  readonly mail: string | null;
}

export interface Simulation {
  readonly path: string;
  readonly steps: readonly SimulatedStep[];
  readonly mails: readonly SimulatedMail[];
  readonly skipped: readonly (SimulatedMail & { readonly reason: string })[];
  readonly score: number;
  readonly ledger: readonly { readonly at: Instant; readonly points: number; readonly because: string }[];
  readonly stage: string;
  readonly handoffs: readonly { readonly at: Instant; readonly because: string }[];
  /** When they were warm first: the flow's own `warm` condition held, or they were handed over; null: never. */
  readonly warmAt: Instant | null;
  readonly happened: readonly Happening[];
  /** Every move within the flow, the enrolling one and the end with them. */
  readonly moves: readonly Move[];
  /** States of the flow, in the order in which they were entered. */
  readonly visited: readonly string[];
  /** `active`, `completed`, `converted`, `exited`, `left`, or `not-enrolled`. */
  readonly outcome: string;
  readonly endedAt: Instant | null;
  /** Why the flow stopped by an error, if it did. */
  readonly setAside: string | null;
  /** Where the walk was no longer followed, as it went on for too long; null: it was followed to its end. */
  readonly cutOffAt: Instant | null;
}

/** A planned mail that waits for the governor. */
export interface WaitingMail {
  readonly task: SendMailTask;
  readonly key: string;
}
