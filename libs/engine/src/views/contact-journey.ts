import { ON_MACHINE_EVIDENCE } from '@nurture/core/absorb';
import type { Trace } from '@nurture/core/flow';
import { pathOf } from '@nurture/core/flow';
import { exact, scoreAt, worth } from '@nurture/core/scoring';
import { now as databaseNow } from '@nurture/store';
import type { Tx } from '@nurture/store';
import { ENROLMENT_COLUMNS } from '../absorb/enrolment-row';
import type { EnrolmentRow } from '../absorb/enrolment-row';
import { readModel } from '../book/published-book';

/** Somebody's walk through one flow, told: why here, what next and when. */
export interface EnrolmentView {
  readonly id: string;
  readonly flow: string;
  readonly version: number;
  readonly status: string;
  readonly state: string;
  readonly path: string;
  readonly enrolledAt: string;
  readonly endedAt: string | null;
  /** What led into the state, what was looked at then, and since when. */
  readonly why: {
    readonly at: string;
    readonly event: string;
    readonly guards: Trace['guards'];
    readonly actions: readonly string[];
  } | null;
  /** What comes by itself, earliest first; empty where only an event leads on. */
  readonly next: readonly { readonly timer: string; readonly at: string }[];
  /** Mails whose outcome the state's clock waits for. */
  readonly awaiting: readonly string[];
  readonly setAside: string | null;
  /** Whether a machine brought them here, and what followed had begun when that was found out. */
  readonly onMachineEvidence: boolean;
}

/** The engine's part of what is known of a contact. */
export interface ContactJourney {
  readonly stage: string;
  readonly stageSince: string | null;
  readonly score: number;
  readonly fit: number | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly lastSeenAt: string | null;
  readonly scoreEntries: readonly {
    readonly at: string;
    readonly rule: string;
    readonly points: number;
    /** What is left of the points now. */
    readonly worth: number;
    readonly kind: string;
    readonly because: string;
  }[];
  readonly stages: readonly {
    readonly at: string;
    readonly from: string;
    readonly to: string;
    readonly because: string;
    /** Until when they were in it; null: they still are. */
    readonly until: string | null;
    readonly days: number;
  }[];
  readonly enrolments: readonly EnrolmentView[];
}

const READ_PROFILE = /* sql */ `
SELECT stage, stage_since AS "stageSince", score, fit, fields, tags, last_seen_at AS "lastSeenAt"
FROM contact_profile WHERE contact_id = $1`;
const READ_LEDGER = /* sql */ `
SELECT at, rule, points, kind, because FROM score_entry WHERE contact_id = $1 ORDER BY at DESC, id DESC`;
const READ_STAGES = /* sql */ `
SELECT at, from_stage AS "from", to_stage AS "to", reason AS because FROM stage_change WHERE contact_id = $1 ORDER BY id`;
const READ_WALKS = /* sql */ `SELECT ${ENROLMENT_COLUMNS} FROM enrolment WHERE contact_id = $1 ORDER BY id`;
const READ_STEPS = /* sql */ `
SELECT s.enrolment_id AS "enrolmentId", s.trace
FROM enrolment_step s JOIN enrolment e ON e.id = s.enrolment_id WHERE e.contact_id = $1 ORDER BY s.id`;

const DAY_MS = 86_400_000;

interface LineRow {
  at: Date;
  rule: string;
  points: number;
  kind: string;
  because: string;
}

interface StageRow {
  at: Date;
  from: string;
  to: string;
  because: string;
}

interface ProfileRow {
  stage: string;
  stageSince: Date;
  score: number;
  fit: number | null;
  fields: Record<string, unknown>;
  tags: string[];
  lastSeenAt: Date | null;
}

/**
 * Stage, score with the entries that make it up (the latest first), and each enrolment with its reasons.
 * @param entries at most so many lines of the ledger
 * @returns null for a contact of whom nothing was absorbed yet
 */
export async function contactJourney(tx: Tx, contactId: string, entries = 200): Promise<ContactJourney | null> {
  const [profile] = await tx.query<ProfileRow>(READ_PROFILE, [contactId]);
  if (!profile) return null;
  const now = await databaseNow(tx);
  const scoring = (await readModel(tx))?.scoring ?? null;
  const ledger = await tx.query<LineRow>(READ_LEDGER, [contactId]);
  const lines = ledger.map((line) => ({ ...line, at: line.at.getTime() }));
  const stages = await tx.query<StageRow>(READ_STAGES, [contactId]);
  const walks = await tx.query<EnrolmentRow>(READ_WALKS, [contactId]);
  const steps = await tx.query<{ enrolmentId: string; trace: Trace }>(READ_STEPS, [contactId]);
  return {
    ...profile,
    // The stored one is as old as the last event.
    score: scoring?.fades === true ? tenths(scoreAt(scoring, lines, now)) : profile.score,
    stageSince: profile.stageSince.toISOString(),
    lastSeenAt: profile.lastSeenAt?.toISOString() ?? null,
    scoreEntries: lines.slice(0, entries).map((line) => ({
      ...line,
      at: iso(line.at),
      worth: scoring === null ? line.points : tenths(worth(scoring, line, now)),
    })),
    stages: stages.map((change, index) => inStage(change, stages[index + 1]?.at ?? null, now)),
    enrolments: walks.map((walk) =>
      enrolmentView(
        walk,
        steps.filter((step) => step.enrolmentId === walk.id).map((step) => step.trace),
      ),
    ),
  };
}

function inStage(change: StageRow, until: Date | null, now: number): ContactJourney['stages'][number] {
  const days = tenths(((until?.getTime() ?? now) - change.at.getTime()) / DAY_MS);
  return { ...change, at: change.at.toISOString(), until: until?.toISOString() ?? null, days };
}

function tenths(value: number): number {
  return exact(Math.round(value * 10) / 10);
}

export function enrolmentView(walk: EnrolmentRow, traces: readonly Trace[]): EnrolmentView {
  const { snapshot, status } = walk;
  const last = traces.findLast((trace) => trace.moves.length > 0);
  const timers = status === 'active' ? snapshot.timers : [];
  return {
    id: walk.id,
    flow: walk.flowId,
    version: walk.flowVersion,
    status,
    state: walk.state,
    path: pathOf(traces),
    enrolledAt: iso(walk.enrolledAt),
    endedAt: walk.endedAt === null ? null : iso(walk.endedAt),
    why: last ? { at: iso(last.at), event: last.event, guards: last.guards, actions: last.actions } : null,
    next: [...timers].sort((a, b) => a.at - b.at).map((timer) => ({ timer: timer.key, at: iso(timer.at) })),
    awaiting: status === 'active' ? snapshot.awaiting : [],
    setAside: walk.setAside,
    onMachineEvidence: traces.some((trace) => trace.notes.includes(ON_MACHINE_EVIDENCE)),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
