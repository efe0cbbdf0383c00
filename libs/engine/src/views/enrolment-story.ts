import type { Trace } from '@nurture/core/flow';
import type { Tx } from '@nurture/store';
import { ENROLMENT_COLUMNS, type EnrolmentRow } from '../absorb/enrolment-row';
import { enrolmentView, type EnrolmentView } from './contact-journey';

/** One step of a walk as it was taken: what happened, what was looked at with the values of then, and what came of it. */
export interface StepView {
  readonly at: string;
  /** The event's type, the timer, `check`, `enrol` or `migrate`. */
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly moves: Trace['moves'];
  readonly guards: Trace['guards'];
  readonly actions: readonly string[];
  readonly notes: readonly string[];
}

/** A walk with every step of it. */
export interface EnrolmentStory extends EnrolmentView {
  /** Address of the contact. */
  readonly contact: string;
  /** Why what is due doesn't come: the flow is paused, or sales have the contact. */
  readonly waitsFor: 'flow-paused' | 'with-sales' | null;
  readonly steps: readonly StepView[];
}

const READ_WALK = /* sql */ `SELECT ${ENROLMENT_COLUMNS} FROM enrolment WHERE id = $1`;
const READ_AROUND = /* sql */ `
SELECT c.email AS contact, f.status = 'paused' AS paused, coalesce(p.handover ->> 'status' = 'open', false) AS "withSales",
       (SELECT extract(epoch FROM nurture_now()) * 1000)::float8 AS now
FROM contact c LEFT JOIN flow f ON f.id = $2 LEFT JOIN contact_profile p ON p.contact_id = c.id
WHERE c.id = $1`;
const READ_STEPS = /* sql */ `SELECT trace FROM enrolment_step WHERE enrolment_id = $1 ORDER BY id`;

interface Around {
  contact: string;
  paused: boolean | null;
  withSales: boolean;
  now: number;
}

function waitsFor({ status, snapshot }: EnrolmentRow, { paused, withSales, now }: Around): EnrolmentStory['waitsFor'] {
  if (status !== 'active') return null;
  if (paused === true) return 'flow-paused';
  return withSales && snapshot.timers.some(({ at }) => at <= now) ? 'with-sales' : null;
}

/** Why somebody is where they are, step by step; null where there is no such enrolment. */
export async function enrolmentStory(tx: Tx, id: string): Promise<EnrolmentStory | null> {
  const [walk] = await tx.query<EnrolmentRow>(READ_WALK, [id]);
  if (!walk) return null;
  const rows = await tx.query<{ trace: Trace }>(READ_STEPS, [id]);
  const traces = rows.map(({ trace }) => trace);
  const [around] = await tx.query<Around>(READ_AROUND, [walk.contactId, walk.flowId]);
  return {
    ...enrolmentView(walk, traces),
    contact: around?.contact ?? '',
    waitsFor: around ? waitsFor(walk, around) : null,
    steps: traces.map(stepView),
  };
}

const stepView = ({ at, event, from, to, moves, guards, actions, notes }: Trace): StepView => ({
  at: new Date(at).toISOString(),
  ...{ event, from, to, moves, guards, actions, notes },
});
