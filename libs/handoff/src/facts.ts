import { type Brief, briefOf } from '@nurture/core/handoff';
import { isStage } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';
import { readAccount } from './account';
import type { SalesSettings } from './context';

interface LeadRow {
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
  at: number;
  points: number;
  because: string;
}
interface EventRow {
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

const LEAD = /* sql */ `
SELECT c.email, c.source, c.account_id AS "accountId", p.fields, p.stage, p.score, p.fit, s.mail, s.tracking
FROM contact c
LEFT JOIN contact_profile p ON p.contact_id = c.id
LEFT JOIN consent s ON s.contact_id = c.id
WHERE c.id = $1`;

const ENTRIES = /* sql */ `
SELECT (extract(epoch FROM at) * 1000)::float8 AS at, points, because
FROM score_entry WHERE contact_id = $1 ORDER BY at DESC LIMIT 500`;

const EVENTS = /* sql */ `
SELECT (extract(epoch FROM at) * 1000)::float8 AS at, type, properties
FROM event WHERE contact_id = $1 ORDER BY at DESC LIMIT 50`;

/** Reads a lead and what it did. @returns null where the contact is gone */
export async function readLead(
  tx: Tx,
  contactId: string,
  because: readonly string[],
  settings: SalesSettings,
): Promise<Lead | null> {
  const { workspace } = settings;
  const [row] = await tx.query<LeadRow>(LEAD, [contactId]);
  if (!row) return null;
  const entries = await tx.query<EntryRow>(ENTRIES, [contactId]);
  const events = await tx.query<EventRow>(EVENTS, [contactId]);
  const account = row.accountId === null ? null : await readAccount(tx, row.accountId, contactId, settings);
  const fields = row.fields ?? {};
  const stage = row.stage ?? 'visitor';
  const brief = briefOf({
    email: row.email,
    fields,
    stage: isStage(stage) ? stage : 'visitor',
    score: row.score ?? 0,
    fit: row.fit,
    because,
    entries,
    events,
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
SELECT c.account_id AS "accountId", coalesce(p.fields, '{}') AS fields
FROM contact c LEFT JOIN contact_profile p ON p.contact_id = c.id WHERE c.id = $1`;

/** What routing needs to know of a lead. @returns null where the contact is gone */
export async function readRouted(
  tx: Tx,
  contactId: string,
): Promise<Pick<Lead, 'accountId' | 'country' | 'owner'> | null> {
  const [row] = await tx.query<{ accountId: string | null; fields: Record<string, unknown> }>(ROUTED, [contactId]);
  return row ? routedOf(row.accountId, row.fields) : null;
}
