import { type Answer, ANSWER_RULES, type HandoffStatus, judgeAnswer, recycleUntil } from '@nurture/core/handoff';
import type { HandoffSettings } from '@nurture/core/workspace';
import { type Database, log, now, toTimestamp, type Tx } from '@nurture/store';
import { give, noteAnswer } from './assignment';
import type { HandoffContext, SalesSettings } from './context';
import type { HandoffErrorCode } from './errors';
import { HANDOFF_NOW } from './views';

/** What a salesperson says of a lead. */
export interface GivenAnswer {
  readonly answer: Answer;
  /** Id of a reason in handoff.json; asked for where the answer has a list. */
  readonly reason?: string | null;
  readonly note?: string | null;
  /** `recycle`: the day until which the lead rests, `YYYY-MM-DD`. */
  readonly until?: string | null;
  /** `recycle`: the flow to go on in, if another one. */
  readonly flow?: string | null;
  /** `won`: what it brought, in the company's currency. */
  readonly amount?: number | null;
  /** Who answers, by the name in workspace.json. */
  readonly person: string;
  readonly via: 'mail' | 'api' | 'dashboard';
}

export type AnswerOutcome =
  | { readonly kind: 'recorded' | 'repeated'; readonly status: HandoffStatus }
  | { readonly kind: 'refused'; readonly code: HandoffErrorCode; readonly status: HandoffStatus | null };

interface Row {
  id: string;
  contactId: string;
  status: HandoffStatus;
  team: string | null;
  salesperson: string | null;
}

const LOCK = /* sql */ `
SELECT h.id, h.contact_id AS "contactId", h.status, h.team, h.salesperson
FROM handoff h JOIN contact c ON c.id = h.contact_id
WHERE h.id = ${HANDOFF_NOW} FOR NO KEY UPDATE OF c, h`;

const RECORD = /* sql */ `
INSERT INTO handoff_answer (handoff_id, at, answer, reason, note, until, flow, amount, person, via)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`;

/** Records an answer once; saying the same again is harmless. The score and the flows hear of it through the log. */
export async function answerHandoff(
  db: Database,
  handoffId: string,
  given: GivenAnswer,
  context: HandoffContext,
): Promise<AnswerOutcome> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<Row>(LOCK, [handoffId]);
    if (!row) return { kind: 'refused', code: 'handoff.unknown', status: null };
    const verdict = judgeAnswer(row.status, given.answer);
    if (verdict === 'repeated') return { kind: 'repeated', status: row.status };
    if (verdict === 'refused') return { kind: 'refused', code: 'handoff.closed', status: row.status };

    const at = await now(tx);
    const settings = context.settings();
    const today = new Date(at).toISOString().slice(0, 10);
    const checked = checkAnswer(given, settings.handoff, today);
    if ('code' in checked) return { kind: 'refused', code: checked.code, status: row.status };
    await write(tx, row, { ...given, until: checked.until }, at, settings);
    return { kind: 'recorded', status: ANSWER_RULES[given.answer].to };
  });
}

function checkAnswer(
  given: GivenAnswer,
  settings: HandoffSettings,
  today: string,
): { until: string | null } | { code: HandoffErrorCode } {
  const { reasons } = ANSWER_RULES[given.answer];
  if (reasons && !settings.reasons[reasons].some(({ id }) => id === given.reason)) return { code: 'handoff.reason' };
  if (given.answer === 'won' && !(typeof given.amount === 'number' && given.amount >= 0)) {
    return { code: 'handoff.amount' };
  }
  if (given.answer !== 'recycle') return { until: null };
  const until = recycleUntil(given.until ?? null, today, settings.recycleAfterDays);
  return until === null ? { code: 'handoff.until' } : { until };
}

async function write(tx: Tx, row: Row, given: GivenAnswer, at: number, settings: SalesSettings): Promise<void> {
  const rule = ANSWER_RULES[given.answer];
  const [recorded] = await tx.query<{ id: string }>(RECORD, [
    row.id,
    toTimestamp(at),
    given.answer,
    given.reason ?? null,
    given.note ?? null,
    given.until ?? null,
    given.flow ?? null,
    given.amount ?? null,
    given.person,
    given.via,
  ]);
  await tx.query('UPDATE handoff SET status = $2, closed_at = $3 WHERE id = $1', [
    row.id,
    rule.to,
    rule.closes ? toTimestamp(at) : null,
  ]);
  await take(tx, row, given, at, settings);
  await noteAnswer(tx, row.id, { answer: given.answer, at, closes: rule.closes }, settings);
  const events = eventsOf(given).map(({ type, properties }) => ({
    type,
    at,
    contactId: row.contactId,
    source: 'handoff',
    sourceId: `answer:${recorded?.id}:${type}`,
    properties,
  }));
  await log.append(tx, events);
}

/** A lead that waited for a free desk is theirs who answers it. */
async function take(tx: Tx, row: Row, { person: id }: GivenAnswer, at: number, settings: SalesSettings): Promise<void> {
  const team = row.team === null ? undefined : settings.workspace.teams[row.team];
  const person = team?.members.find((member) => member.id === id);
  if (row.salesperson !== null || row.team === null || !team || !person) return;
  const giving = { handoffId: row.id, contactId: row.contactId, routed: { id: row.team, team }, person, at };
  await give(tx, [{ ...giving, because: `${person.name} took it` }], settings);
}

/** What the rest of the product hears of an answer: a meeting is also `meeting.booked`, a win also one `deal.won`. */
function eventsOf(given: GivenAnswer): { type: string; properties: Record<string, unknown> }[] {
  const properties = { reason: given.reason ?? null, person: given.person };
  switch (given.answer) {
    case 'meeting':
      return [{ type: 'meeting.booked', properties }];
    case 'recycle':
      return [
        {
          type: 'handoff.recycled',
          properties: { ...properties, until: given.until, ...(given.flow ? { flow: given.flow } : {}) },
        },
      ];
    case 'won':
      return [
        { type: 'handoff.won', properties },
        { type: 'deal.won', properties: { amount: given.amount } },
      ];
    case 'accept':
    case 'contacted':
    case 'lost':
    case 'reject':
      return [{ type: `handoff.${ANSWER_RULES[given.answer].to}`, properties }];
  }
}
