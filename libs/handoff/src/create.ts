import type { TeamMember } from '@nurture/core/workspace';
import type { CreateHandoffTask } from '@nurture/core/task';
import type { Instant } from '@nurture/core/time';
import { log, now, toTimestamp, type Tx } from '@nurture/store';
import { assign, type RoutedTeam, teamFor } from './assign';
import { give, type Giving } from './assignment';
import type { HandoffContext, SalesSettings } from './context';
import { deliverBriefs } from './deliver';
import { type Lead, readLeads } from './facts';
import { tellOfWaiting } from './notices';

/** One reason for which a lead was handed over. */
export interface HandoffReason {
  readonly because: string;
  readonly at: Instant;
  readonly flowId: string | null;
}

/** A task that hands somebody over; its key makes repeating it harmless. */
export interface HandingOver {
  readonly key: string;
  readonly payload: CreateHandoffTask;
}

const LOCK = 'SELECT id FROM contact WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE';

const ADD_REASON = /* sql */ `
UPDATE handoff SET reasons = reasons || jsonb_build_array($2::jsonb)
WHERE id = $1 AND NOT reasons @> jsonb_build_array(jsonb_build_object('because', $2::jsonb -> 'because'))`;

const OPEN = /* sql */ `
SELECT id, contact_id AS "contactId" FROM handoff WHERE contact_id = ANY ($1::bigint[]) AND closed_at IS NULL`;

const CREATE = /* sql */ `
INSERT INTO handoff (contact_id, team, reasons, brief, created_at)
SELECT contact_id, team, reasons, brief, $5
FROM unnest($1::bigint[], $2::text[], $3::jsonb[], $4::jsonb[]) WITH ORDINALITY AS h (contact_id, team, reasons, brief, place)
ORDER BY place RETURNING id, contact_id AS "contactId"`;

/**
 * Hands contacts over, in their order: one open handoff per contact, a further trigger adds its reason. Assigns each,
 * briefs the salespeople, and tells the log. Where nobody is free it waits for the first who is, and the managers are
 * told. One transaction for many: only choosing who gets which holds up others that hand over.
 */
export async function createHandoffs(tx: Tx, tasks: readonly HandingOver[], context: HandoffContext): Promise<void> {
  const settings = context.settings();
  const locked = await tx.query<{ id: string }>(LOCK, [tasks.map(({ payload }) => payload.contactId)]);
  const there = new Set(locked.map(({ id }) => id));
  const open = await openHandoffs(tx, [...there]);
  const news = firstOfEach(tasks.filter(({ payload: { contactId } }) => there.has(contactId) && !open.has(contactId)));
  const at = await now(tx);
  const created = await write(tx, news, at, settings);
  for (const { contactId, handoffId } of created) open.set(contactId, handoffId);
  for (const task of tasks) if (!news.includes(task)) await addReason(tx, open, task.payload);
  await seat(tx, created, at, context);
}

async function openHandoffs(tx: Tx, contactIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; contactId: string }>(OPEN, [contactIds]);
  return new Map(rows.map(({ id, contactId }) => [contactId, id]));
}

/** The first task of each contact makes the handoff. */
function firstOfEach(tasks: readonly HandingOver[]): HandingOver[] {
  const seen = new Set<string>();
  return tasks.filter(({ payload: { contactId } }) => !seen.has(contactId) && seen.add(contactId));
}

const reasonOf = ({ because, at, flowId }: CreateHandoffTask): HandoffReason => ({ because, at, flowId });

async function addReason(tx: Tx, open: ReadonlyMap<string, string>, task: CreateHandoffTask): Promise<void> {
  const handoffId = open.get(task.contactId);
  if (handoffId !== undefined) await tx.query(ADD_REASON, [handoffId, JSON.stringify(reasonOf(task))]);
}

/** A handoff that was just made. */
interface Created {
  readonly handoffId: string;
  readonly contactId: string;
  readonly because: string;
  readonly lead: Lead;
  readonly routed: RoutedTeam | null;
}

async function write(
  tx: Tx,
  tasks: readonly HandingOver[],
  at: Instant,
  settings: SalesSettings,
): Promise<readonly Created[]> {
  if (tasks.length === 0) return [];
  const leads = await readLeads(tx, new Map(tasks.map(({ payload }) => [payload.contactId, [payload.because]])), settings); // prettier-ignore
  const found = tasks.flatMap(({ key, payload }) => {
    const lead = leads.get(payload.contactId);
    return lead ? [{ key, payload, lead, routed: teamFor(lead, settings) }] : [];
  });
  const rows = await tx.query<{ id: string; contactId: string }>(CREATE, [
    found.map(({ payload }) => payload.contactId),
    found.map(({ routed }) => routed?.id ?? null),
    found.map(({ payload }) => JSON.stringify([reasonOf(payload)])),
    found.map(({ lead }) => JSON.stringify(lead.brief)),
    toTimestamp(at),
  ]);
  await report(tx, found, at);
  const ids = new Map(rows.map(({ id, contactId }) => [contactId, id]));
  return found.map(({ payload: { contactId, because }, lead, routed }) => {
    const handoffId = ids.get(contactId);
    if (handoffId === undefined) throw new Error(`handoff of contact ${contactId} was not written`);
    return { handoffId, contactId, because, lead, routed };
  });
}

async function report(tx: Tx, made: readonly HandingOver[], at: Instant): Promise<void> {
  await log.append(
    tx,
    made.map(({ key, payload }) => ({
      type: 'handoff.created',
      at,
      contactId: payload.contactId,
      source: 'handoff',
      sourceId: `${key}:handoff.created`,
      properties: { reason: payload.because },
    })),
  );
}

type Routable = Created & { readonly routed: RoutedTeam };
const isRoutable = (created: Created): created is Routable => created.routed !== null;

/** Puts each on a desk, or lets it wait for one. */
async function seat(tx: Tx, created: readonly Created[], at: Instant, context: HandoffContext): Promise<void> {
  const routable = created.filter(isRoutable);
  if (routable.length === 0) return;
  const settings = context.settings();
  const { people } = await assign(tx, routable, at, settings);
  const giving = routable.flatMap((one, place) => givingOf(one, people[place] ?? null, at));
  await deliverBriefs(tx, await give(tx, giving, settings), context);
  // The managers hear of it once a day and team: of the first.
  const waiting = routable.filter((_, place) => !people[place]).toReversed();
  for (const first of new Map(waiting.map((one) => [one.routed.id, one])).values()) {
    await tellOfWaiting(tx, { ...first, brief: first.lead.brief, at }, context);
  }
}

const givingOf = (one: Routable, person: TeamMember | null, at: Instant): (Giving & Pick<Lead, 'brief'>)[] =>
  person ? [{ ...one, person, at, brief: one.lead.brief }] : [];
