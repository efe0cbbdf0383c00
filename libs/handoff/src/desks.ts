import { type Desk, type Floor, LATEST_PER_MEMBER, salesCalendar } from '@nurture/core/handoff';
import { closedOn, type Instant } from '@nurture/core/time';
import type { Team } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import type { SalesSettings } from './context';

/** Won shares look back a year. */
const WON_WITHIN_DAYS = 365;

/** Open leads are counted as far as somebody's capacity goes: without one nobody asks how many there are. */
const DESKS = /* sql */ `
SELECT m.id,
  (SELECT count(*) FROM (SELECT FROM handoff_assignment a WHERE a.person = m.id AND a.ended_at IS NULL
                         LIMIT m.capacity) AS o)::int AS "openHandoffs",
  coalesce((SELECT max(a.id) FROM handoff_assignment a WHERE a.person = m.id), 0)::float8 AS "lastAssigned",
  0 AS recent, 0 AS won, 0 AS ended
FROM unnest($1::text[], $2::int[]) AS m (id, capacity)`;

const RECORDS = /* sql */ `
SELECT m.id, count(h.id) FILTER (WHERE h.status = 'won')::int AS won, count(h.id)::int AS ended
FROM unnest($1::text[]) AS m (id)
LEFT JOIN handoff_assignment a ON a.person = m.id AND a.assigned_at > nurture_now() - $2 * interval '1 day'
LEFT JOIN handoff h ON h.id = a.handoff_id AND h.salesperson = m.id AND h.status IN ('won', 'lost')
GROUP BY m.id`;

const LATEST = /* sql */ `
SELECT t.id, ARRAY(SELECT person FROM handoff_assignment WHERE team = t.id ORDER BY id DESC LIMIT t.many) AS people
FROM unnest($1::text[], $2::int[]) AS t (id, many)`;

const HOLDERS = /* sql */ `
SELECT DISTINCT ON (c.account_id) c.account_id AS id, h.salesperson AS person
FROM contact c JOIN handoff h ON h.contact_id = c.id
WHERE c.account_id = ANY ($1::bigint[]) AND h.salesperson IS NOT NULL ORDER BY c.account_id, h.id DESC`;

type Teams = ReadonlyMap<string, Team>;

/** How the desks of some teams stand, and who has which company. */
export async function readFloor(
  tx: Tx,
  asked: { readonly teams: Teams; readonly accounts: readonly string[]; readonly at: Instant },
  settings: SalesSettings,
): Promise<Floor> {
  const { within } = settings.handoff.routing;
  const byShare = within === 'won-share';
  const desks = await readDesks(tx, asked.teams);
  return {
    within,
    desks: byShare ? await withRecords(tx, desks) : desks,
    latest: byShare ? await readLatest(tx, asked.teams) : new Map(),
    holders: await readHolders(tx, asked.accounts),
    away: awayOf(asked.teams, asked.at, settings),
  };
}

async function readDesks(tx: Tx, teams: Teams): Promise<ReadonlyMap<string, Desk>> {
  // One who is in two teams has one desk: it is counted as far as the larger capacity goes.
  const most = new Map<string, number>();
  for (const { id, capacity } of [...teams.values()].flatMap(({ members }) => members)) {
    most.set(id, Math.max(most.get(id) ?? 0, capacity ?? 0));
  }
  const rows = await tx.query<Desk & { id: string }>(DESKS, [[...most.keys()], [...most.values()]]);
  return new Map(rows.map(({ id, ...desk }) => [id, desk]));
}

async function withRecords(tx: Tx, desks: ReadonlyMap<string, Desk>): Promise<ReadonlyMap<string, Desk>> {
  const records = await tx.query<Pick<Desk, 'won' | 'ended'> & { id: string }>(RECORDS, [
    [...desks.keys()],
    WON_WITHIN_DAYS,
  ]);
  const won = new Map(records.map(({ id, ...record }) => [id, record]));
  return new Map([...desks].map(([id, desk]) => [id, { ...desk, ...won.get(id) }]));
}

async function readLatest(tx: Tx, teams: Teams): Promise<Floor['latest']> {
  const many = [...teams.values()].map(({ members }) => members.length * LATEST_PER_MEMBER);
  const rows = await tx.query<{ id: string; people: string[] }>(LATEST, [[...teams.keys()], many]);
  return new Map(rows.map(({ id, people }) => [id, people]));
}

async function readHolders(tx: Tx, accounts: readonly string[]): Promise<Floor['holders']> {
  if (accounts.length === 0) return new Map();
  const rows = await tx.query<{ id: string; person: string }>(HOLDERS, [[...new Set(accounts)]]);
  return new Map(rows.map(({ id, person }) => [id, person]));
}

const awayOf = (teams: Teams, at: Instant, { workspace, handoff }: SalesSettings): Floor['away'] =>
  new Map(
    [...teams].map(([id, team]) => {
      const away = team.members.filter((member) => closedOn(salesCalendar(member, team, workspace, handoff.sla), at));
      return [id, new Set(away.map((member) => member.id))];
    }),
  );
