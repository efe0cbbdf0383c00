import { declaredTypes } from '@nurture/core/absorb';
import type { CompiledFlow } from '@nurture/core/flow';
import type { Instant } from '@nurture/core/time';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { isDatabaseAway, log, now as databaseNow } from '@nurture/store';
import type { Database, Tx } from '@nurture/store';
import { absorbSwept, BatchFailure } from '../absorb/absorb-batch';
import type { AbsorbDeps, Absorbed } from '../absorb/absorb-batch';
import { matchesOf } from './matches';

/** Contacts that one turn looks at. */
const WINDOW = 2_000;
/** Contacts that one turn takes in: they are locked until it commits, some tenths of a second later at most. */
const AT_ONCE = 500;
/** While more events than this wait to be absorbed, nobody is added: what others did comes first. */
const MOST_WAITING = 2_000;
const HOUR_MS = 3_600_000;

/** A flow that is new here, or whose version is, is swept at once. */
const RENEW = /* sql */ `
INSERT INTO segment_sweep AS s (flow_id, flow_version, after_contact, started_at, next_at)
SELECT f.id, f.version, 0, nurture_now(), nurture_now() FROM unnest($1::text[], $2::int[]) AS f (id, version) ORDER BY f.id
ON CONFLICT (flow_id) DO UPDATE
SET flow_version = excluded.flow_version, after_contact = 0, started_at = excluded.started_at, next_at = excluded.next_at
WHERE s.flow_version <> excluded.flow_version`;

/** One sweep that is due, and that nobody else is at. */
const CLAIM = /* sql */ `
SELECT flow_id AS "flowId", after_contact AS after, floor(extract(epoch FROM started_at) * 1000)::float8 AS "startedAt"
FROM segment_sweep WHERE flow_id = ANY ($1::text[]) AND next_at <= nurture_now()
ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED`;

const NEXT_WINDOW = /* sql */ `
SELECT max(id) AS "upTo", count(*)::int AS contacts
FROM (SELECT id FROM contact WHERE id > $1 ORDER BY id LIMIT $2) AS next`;

const IS_BUSY = /* sql */ `SELECT count(*) > $1 AS busy FROM (SELECT 1 FROM event_pending LIMIT $1 + 1) AS waiting`;

const PROCEED = /* sql */ `
UPDATE segment_sweep
SET after_contact = $2, started_at = to_timestamp($3::float8 / 1000), next_at = to_timestamp($4::float8 / 1000)
WHERE flow_id = $1`;

/** A flow that can't be swept must not keep the others from it. */
const POSTPONE = /* sql */ `UPDATE segment_sweep SET next_at = nurture_now() + interval '10 minutes' WHERE flow_id = $1`;

interface Sweep {
  readonly flowId: string;
  readonly after: string;
  readonly startedAt: Instant;
}

/** What one turn did. */
export interface Swept {
  /** Contacts looked at; 0 when no sweep was due. */
  readonly contacts: number;
  /** Contacts who were found to belong to the segment. */
  readonly matched: number;
  /** Flows that threw while they took somebody in, and walks that were set aside. */
  readonly troubles: Absorbed['troubles'];
  /** A sweep is due and waits for what others do to be absorbed first: worth a look in a moment. */
  readonly busy?: true;
}

const NOTHING: Swept = { contacts: 0, matched: 0, troubles: [] };

/**
 * One turn of looking for people who belong to the segments of flows: some of the contacts of one flow, in one short
 * transaction. Whom it finds is taken in there and then, by absorbing; whoever is locked elsewhere gets the event
 * `segment.matched`, and is taken in when that is absorbed. So are all of them where one can't be absorbed, so that
 * they are tried one by one. A sweep begins when a version comes into force and then every hour; it goes on where it
 * was cut off, in any process. New people come in no faster than mails may leave.
 *
 * @throws EngineError `engine.nothing-published` before the first publication
 */
export async function sweepSegments(db: Database, deps: AbsorbDeps): Promise<Swept> {
  try {
    return await turn(db, deps, true);
  } catch (error) {
    if (!(error instanceof BatchFailure) || isDatabaseAway(error.cause)) throw error;
    return turn(db, deps, false);
  }
}

/** @param atOnce takes people in, instead of telling that they belong there */
async function turn(db: Database, deps: AbsorbDeps, atOnce: boolean): Promise<Swept> {
  let at: string | null = null;
  try {
    return await db.transaction(async (tx) => {
      const { current, statuses, settings } = await deps.book.refresh(tx);
      const flows = current.filter(({ id, hasSegment }) => hasSegment && statuses.get(id) === 'active');
      const sweep = await dueSweep(tx, flows);
      const flow = flows.find(({ id }) => id === sweep?.flowId);
      if (sweep === null || flow === undefined) return NOTHING;
      if (await isBusy(tx)) return { ...NOTHING, busy: true };
      at = sweep.flowId;
      const found = await look(tx, sweep, flow, settings.workspace);
      const troubles = await takeIn(tx, atOnce ? deps : null, found);
      await tx.query(PROCEED, [sweep.flowId, found.goOnAfter, found.startedAt, found.nextAt]);
      return { contacts: found.contacts, matched: found.ids.length, troubles };
    });
  } catch (error) {
    const isOnesOwn = error instanceof BatchFailure || isDatabaseAway(error);
    if (at !== null && !isOnesOwn) await db.query(POSTPONE, [at]);
    throw error;
  }
}

async function dueSweep(tx: Tx, flows: readonly CompiledFlow[]): Promise<Sweep | null> {
  if (flows.length === 0) return null;
  const ids = flows.map(({ id }) => id);
  await tx.query(RENEW, [ids, flows.map(({ version }) => version)]);
  const [sweep] = await tx.query<Sweep>(CLAIM, [ids]);
  return sweep ?? null;
}

async function isBusy(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ busy: boolean }>(IS_BUSY, [MOST_WAITING]);
  return row?.busy ?? false;
}

/** Whom a turn found, and how the sweep goes on. */
interface Found {
  readonly flowId: string;
  readonly contacts: number;
  readonly ids: readonly string[];
  readonly now: Instant;
  readonly startedAt: Instant;
  readonly goOnAfter: string;
  readonly nextAt: Instant;
}

/** Looks at the next contacts, and says when to go on: after the last ones, an hour from the beginning. */
async function look(tx: Tx, sweep: Sweep, flow: CompiledFlow, workspace: WorkspaceSettings): Promise<Found> {
  const { flowId, after } = sweep;
  const now = await databaseNow(tx);
  const startedAt = after === '0' ? now : sweep.startedAt;
  const [next] = await tx.query<{ upTo: string | null; contacts: number }>(NEXT_WINDOW, [after, WINDOW]);
  const { upTo, contacts = 0 } = next ?? {};
  const range = { after, upTo: upTo ?? after, most: AT_ONCE };
  const { text, params } = matchesOf(flow, declaredTypes(workspace), now, range);
  const ids = (await tx.query<{ id: string }>(text, params)).map(({ id }) => id);
  const { perSecond } = workspace.sending.speed;
  const pauseMs = perSecond === null ? 0 : (ids.length / perSecond) * 1000;
  const isCutShort = ids.length === AT_ONCE;
  const isLast = contacts < WINDOW && !isCutShort;
  const nextAt = Math.max(isLast ? startedAt + HOUR_MS : now, now + pauseMs);
  const goOnAfter = isLast ? '0' : ((isCutShort ? ids.at(-1) : upTo) ?? '0');
  return { flowId, contacts, ids, now, startedAt, goOnAfter, nextAt };
}

/** @param deps null: they are only told of */
async function takeIn(tx: Tx, deps: AbsorbDeps | null, found: Found): Promise<Absorbed['troubles']> {
  const { contactIds, troubles } = deps ? await absorbSwept(tx, deps, found.ids, found.flowId) : NOBODY;
  const taken = new Set(contactIds);
  await logMatches(tx, found.ids.filter((id) => !taken.has(id)), found); // prettier-ignore
  return troubles;
}

const NOBODY = { contactIds: [], troubles: [] };

async function logMatches(tx: Tx, ids: readonly string[], { flowId, startedAt, now }: Found): Promise<void> {
  await log.append(
    tx,
    ids.map((contactId) => ({
      type: 'segment.matched',
      at: now,
      contactId,
      source: 'engine',
      sourceId: `segment:${flowId}:${contactId}:${startedAt}`,
      properties: { flow: flowId },
    })),
  );
}
