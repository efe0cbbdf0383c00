import { groupBy } from '@nurture/core/collections';
import { type Brief, type BriefAccount, briefOf } from '@nurture/core/handoff';
import { isStage } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import { readAccounts } from './account';
import type { SalesSettings } from './context';

interface LeadRow {
  id: string;
  email: string;
  source: Record<string, unknown>;
  accountId: string | null;
  fields: Record<string, unknown> | null;
  stage: string | null;
  score: number | null;
  fit: number | null;
  mail: string | null;
  tracking: string | null;
}

interface EntryRow {
  contactId: string;
  at: number;
  points: number;
  because: string;
}
interface EventRow {
  contactId: string;
  at: number;
  type: string;
  properties: Record<string, unknown>;
}

/** A lead as sales will be told of it, and what routing needs. */
export interface Lead {
  readonly brief: Brief;
  readonly accountId: string | null;
  readonly country: string | null;
  /** The field `owner`: the id or address of the salesperson who has the company, where another system knows. */
  readonly owner: string | null;
  /** What `contact.*` means in a routing rule. */
  readonly contact: Readonly<Record<string, unknown>>;
}

const LEADS = /* sql */ `
SELECT c.id, c.email, c.source, c.account_id AS "accountId", p.fields, p.stage, p.score, p.fit, s.mail, s.tracking
FROM contact c
LEFT JOIN contact_profile p ON p.contact_id = c.id
LEFT JOIN consent s ON s.contact_id = c.id
WHERE c.id = ANY ($1::bigint[])`;

const ENTRIES = /* sql */ `
SELECT l.id AS "contactId", (extract(epoch FROM e.at) * 1000)::float8 AS at, e.points, e.because
FROM unnest($1::bigint[]) AS l (id), LATERAL (
  SELECT e.at, e.points, e.because FROM score_entry e WHERE e.contact_id = l.id ORDER BY e.at DESC LIMIT 500
) AS e ORDER BY l.id, e.at DESC`;

const EVENTS = /* sql */ `
SELECT l.id AS "contactId", (extract(epoch FROM e.at) * 1000)::float8 AS at, e.type, e.properties
FROM unnest($1::bigint[]) AS l (id), LATERAL (
  SELECT e.at, e.type, e.properties FROM event e WHERE e.contact_id = l.id ORDER BY e.at DESC LIMIT 50
) AS e ORDER BY l.id, e.at DESC`;

/**
 * Reads leads and what they did.
 * @param because by contact: why each is warm, in words
 * @returns by contact; without those that are gone
 */
export async function readLeads(
  tx: Tx,
  because: ReadonlyMap<string, readonly string[]>,
  settings: SalesSettings,
): Promise<ReadonlyMap<string, Lead>> {
  const ids = [...because.keys()];
  const rows = await tx.query<LeadRow>(LEADS, [ids]);
  const entries = byContact(await tx.query<EntryRow>(ENTRIES, [ids]));
  const events = byContact(await tx.query<EventRow>(EVENTS, [ids]));
  const accounts = await readAccounts(tx, rows.map(({ accountId }) => accountId).filter((id) => id !== null), settings); // prettier-ignore
  return new Map(
    rows.map((row) => {
      const account = row.accountId === null ? null : (accounts.get(row.accountId)?.(row.id) ?? null);
      const did = { because: because.get(row.id) ?? [], entries: entries.get(row.id), events: events.get(row.id) };
      return [row.id, leadOf(row, did, account, settings)];
    }),
  );
}

const byContact = <R extends { readonly contactId: string }>(rows: readonly R[]): ReadonlyMap<string, R[]> =>
  groupBy(rows, ({ contactId }) => contactId);

interface Did {
  readonly because: readonly string[];
  readonly entries: readonly EntryRow[] | undefined;
  readonly events: readonly EventRow[] | undefined;
}

function leadOf(row: LeadRow, did: Did, account: BriefAccount | null, { workspace }: SalesSettings): Lead {
  const fields = row.fields ?? {};
  const stage = row.stage ?? 'visitor';
  const brief = briefOf({
    email: row.email,
    fields,
    stage: isStage(stage) ? stage : 'visitor',
    score: row.score ?? 0,
    fit: row.fit,
    because: did.because,
    entries: did.entries ?? [],
    events: did.events ?? [],
    source: row.source,
    account,
    consent: { mail: row.mail ?? 'none', tracking: row.tracking ?? 'none' },
    assetTitles: Object.fromEntries(Object.entries(workspace.assets).map(([id, asset]) => [id, asset.title])),
    locale: workspace.locale,
  });
  return {
    brief,
    ...routedOf(row.accountId, fields),
    contact: { ...fields, email: row.email, stage, score: row.score ?? 0, fit: row.fit },
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const routedOf = (
  accountId: string | null,
  fields: Readonly<Record<string, unknown>>,
): Pick<Lead, 'accountId' | 'country' | 'owner'> => ({
  accountId,
  country: textOf(fields['country']),
  owner: textOf(fields['owner']),
});

const ROUTED = /* sql */ `
SELECT c.id, c.account_id AS "accountId", coalesce(p.fields, '{}') AS fields
FROM contact c LEFT JOIN contact_profile p ON p.contact_id = c.id WHERE c.id = ANY ($1::bigint[])`;

/** What routing needs to know of leads, by contact; without those that are gone. */
export async function readRouted(
  tx: Tx,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<Lead, 'accountId' | 'country' | 'owner'>>> {
  const rows = await tx.query<{ id: string; accountId: string | null; fields: Record<string, unknown> }>(ROUTED, [
    contactIds,
  ]);
  return new Map(rows.map(({ id, accountId, fields }) => [id, routedOf(accountId, fields)]));
}
