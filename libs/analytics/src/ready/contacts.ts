import { groupBy } from '@nurture/core/collections';
import { TAKEN_BACK } from '@nurture/core/absorb';
import { type Arrivals, arrivalsOf, type Origin, type StageStep } from '@nurture/core/figures';
import type { Instant } from '@nurture/core/time';
import { toTimestamp, type Tx } from '@nurture/store';
import { type Credit, creditsOf, type Deal, walkKeys, walkOf } from './journeys';
import { originIds, originKey } from './origins';
import { type LoggedTouch, readTouches } from './touches';

interface ContactRow {
  readonly id: string;
  readonly source: Origin & { readonly page?: string };
  readonly createdAt: Instant;
  readonly leftWay: boolean;
}

const CONTACTS = /* sql */ `
SELECT c.id, c.source, (extract(epoch FROM c.created_at) * 1000)::float8 AS "createdAt",
       coalesce(p.stage IN ('recycled', 'disqualified'), false) AS "leftWay"
FROM contact c LEFT JOIN contact_profile p ON p.contact_id = c.id
WHERE c.id = ANY ($1::bigint[])`;
const STAGES = /* sql */ `
SELECT contact_id AS "contactId", (extract(epoch FROM at) * 1000)::float8 AS at, from_stage AS "from", to_stage AS "to",
       reason = $2 AS "takesBack"
FROM stage_change WHERE contact_id = ANY ($1::bigint[]) ORDER BY id`;
const DEALS = /* sql */ `
SELECT contact_id AS "contactId", position AS id, (extract(epoch FROM at) * 1000)::float8 AS "wonAt",
       (CASE WHEN jsonb_typeof(properties -> 'amount') = 'number'
             THEN round((properties ->> 'amount')::numeric * 100) ELSE 0 END)::float8 AS cents
FROM event WHERE type = 'deal.won' AND contact_id = ANY ($1::bigint[]) ORDER BY at, position`;

const WRITE = /* sql */ `
INSERT INTO figure_contact AS f
SELECT id, origin_id, lead_at, mql_at, sql_at, customer_at, left_way,
       ARRAY(SELECT jsonb_array_elements_text(assets)), ARRAY(SELECT jsonb_array_elements_text(walk)),
       ARRAY(SELECT jsonb_array_elements_text(walk_keys)::bigint)
FROM unnest($1::bigint[], $2::int[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::boolean[],
            $8::jsonb[], $9::jsonb[], $10::jsonb[])
  AS given (id, origin_id, lead_at, mql_at, sql_at, customer_at, left_way, assets, walk, walk_keys)
ON CONFLICT (contact_id) DO UPDATE SET
  origin_id = excluded.origin_id, lead_at = excluded.lead_at, mql_at = excluded.mql_at, sql_at = excluded.sql_at,
  customer_at = excluded.customer_at, left_way = excluded.left_way, assets = excluded.assets, walk = excluded.walk,
  walk_keys = excluded.walk_keys
WHERE (f.*) IS DISTINCT FROM (excluded.*)`;

const WRITE_CREDITS = /* sql */ `
WITH fresh AS MATERIALIZED (
  SELECT * FROM unnest($2::bigint[], $3::text[], $4::timestamptz[], $5::text[], $6::text[],
                       $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
    AS given (contact_id, deal, won_at, "by", key, first, last, linear, position, decay)
), gone AS (
  DELETE FROM figure_credit f WHERE f.contact_id = ANY ($1::bigint[]) AND NOT EXISTS (
    SELECT FROM fresh WHERE fresh.contact_id = f.contact_id AND fresh.deal = f.deal AND fresh."by" = f."by" AND fresh.key = f.key)
)
INSERT INTO figure_credit AS f SELECT * FROM fresh
ON CONFLICT (contact_id, deal, "by", key) DO UPDATE SET
  won_at = excluded.won_at, first = excluded.first, last = excluded.last, linear = excluded.linear,
  position = excluded.position, decay = excluded.decay
WHERE (f.*) IS DISTINCT FROM (excluded.*)`;

interface Reckoned {
  readonly id: string;
  readonly originId: number;
  readonly arrivals: Arrivals;
  readonly leftWay: boolean;
  readonly assets: readonly string[];
  readonly walk: readonly string[];
  readonly credits: readonly Credit[];
}

/**
 * Writes one line for each of these contacts, and how their deals are shared among what came before them.
 * @returns where each of them came from; who is missing is there no more
 */
export async function writeContacts(tx: Tx, contactIds: readonly string[]): Promise<Map<string, number>> {
  const contacts = await tx.query<ContactRow>(CONTACTS, [contactIds]);
  const stages = groupBy(
    await tx.query<StageStep & { contactId: string }>(STAGES, [contactIds, TAKEN_BACK]),
    ({ contactId }) => contactId,
  );
  const deals = groupBy(
    await tx.query<Deal & { contactId: string }>(DEALS, [contactIds]),
    ({ contactId }) => contactId,
  );
  const touches = groupBy(await readTouches(tx, contactIds), ({ contactId }) => contactId);
  const origins = await originIds(tx, contacts.map(({ source }) => originKey(source))); // prettier-ignore
  const rows = contacts.map((contact, place) =>
    reckon(contact, origins[place] ?? 0, {
      steps: stages.get(contact.id) ?? [],
      deals: deals.get(contact.id) ?? [],
      touches: touches.get(contact.id) ?? [],
    }),
  );
  await write(tx, contactIds, rows);
  return new Map(rows.map(({ id, originId }) => [id, originId]));
}

function reckon(
  contact: ContactRow,
  originId: number,
  done: {
    readonly steps: readonly StageStep[];
    readonly deals: readonly Deal[];
    readonly touches: readonly LoggedTouch[];
  },
): Reckoned {
  const { id, leftWay } = contact;
  const arrivals = arrivalsOf(done.steps);
  const assets = done.touches.filter(({ type }) => type === 'asset.downloaded').map(({ name }) => name);
  return {
    id,
    originId,
    arrivals,
    leftWay,
    assets: [...new Set(assets)],
    walk: walkOf(done.touches, arrivals.customer),
    credits: done.deals.flatMap((deal) => creditsOf(deal, contact, done.touches)),
  };
}

const momentOf = (at: Instant | null): Date | null => (at === null ? null : toTimestamp(at));

async function write(tx: Tx, contactIds: readonly string[], rows: readonly Reckoned[]): Promise<void> {
  await tx.query(WRITE, [
    rows.map(({ id }) => id),
    rows.map(({ originId }) => originId),
    rows.map(({ arrivals }) => momentOf(arrivals.lead)),
    rows.map(({ arrivals }) => momentOf(arrivals.mql)),
    rows.map(({ arrivals }) => momentOf(arrivals.sql)),
    rows.map(({ arrivals }) => momentOf(arrivals.customer)),
    rows.map(({ leftWay }) => leftWay),
    rows.map(({ assets }) => JSON.stringify(assets)),
    rows.map(({ walk }) => JSON.stringify(walk)),
    rows.map(({ walk }) => JSON.stringify(walkKeys(walk))),
  ]);
  const credits = rows.flatMap(({ id, credits: own }) => own.map((credit) => ({ contactId: id, ...credit })));
  await tx.query(WRITE_CREDITS, [
    contactIds,
    credits.map(({ contactId }) => contactId),
    credits.map(({ deal }) => deal),
    credits.map(({ wonAt }) => toTimestamp(wonAt)),
    credits.map(({ by }) => by),
    credits.map(({ key }) => key),
    credits.map(({ first }) => first),
    credits.map(({ last }) => last),
    credits.map(({ linear }) => linear),
    credits.map(({ position }) => position),
    credits.map(({ decay }) => decay),
  ]);
}
