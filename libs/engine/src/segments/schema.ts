import { humanOnly, type Bind, type SqlSchema } from '@nurture/core/condition';

/** Contacts with all that their values stand in. */
export const CONTACTS = /* sql */ `
contact c
LEFT JOIN account a ON a.id = c.account_id
LEFT JOIN consent s ON s.contact_id = c.id
LEFT JOIN contact_profile p ON p.contact_id = c.id`;

/** What absorbing gives conditions as `contact.*` (`contactValues`); somebody never absorbed before is a lead. */
const contactColumns: Readonly<Record<string, string>> = {
  email: `to_jsonb(c.email)`,
  stage: `to_jsonb(coalesce(p.stage, 'lead'))`,
  score: `to_jsonb(coalesce(p.score, 0))`,
  fit: `to_jsonb(p.fit)`,
  tags: `to_jsonb(coalesce(p.tags, '{}'))`,
  consent: `jsonb_build_object('mail', coalesce(s.mail = 'given', false), 'tracking', coalesce(s.tracking = 'given', false))`,
  lastSeen: `to_jsonb(to_char(date_trunc('milliseconds', p.last_seen_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`,
};

const accountColumns: Readonly<Record<string, string>> = {
  id: `to_jsonb(a.id::text)`,
  name: `to_jsonb(a.name)`,
  domain: `to_jsonb(a.domain)`,
};

const own = (columns: Readonly<Record<string, string>>, name: string): string | null =>
  Object.hasOwn(columns, name) ? (columns[name] ?? null) : null;

/** Where the values that conditions look at stand in the tables, for queries over {@link CONTACTS}. */
export const SEGMENT_SCHEMA: SqlSchema = {
  value: (root, name, bind) =>
    root === 'account'
      ? (own(accountColumns, name) ?? 'NULL::jsonb')
      : (own(contactColumns, name) ?? `(p.fields -> ${bind(name)}::text)`),
  events: (by, alias, bind) => ({
    from: `event ${alias}`,
    where: `${whose(by, alias)} AND ${drives(alias, bind)}`,
    type: `${alias}.type`,
    at: `${alias}.at`,
    person: `${alias}.contact_id`,
    properties: `${alias}.properties`,
  }),
};

function whose(by: 'contact' | 'account', alias: string): string {
  if (by === 'contact') return `${alias}.contact_id = c.id`;
  const colleagues = `SELECT o.id FROM contact o WHERE o.account_id = c.account_id`;
  return `${alias}.contact_id IN (SELECT c.id UNION ${colleagues})`;
}

/** Opens and clicks of machines count nowhere, also when that was found out later. */
function drives(alias: string, bind: Bind): string {
  const verdict = `coalesce(${alias}.properties ->> 'verdict', '')`;
  const revised = `EXISTS (SELECT FROM event_effect f WHERE f.contact_id = ${alias}.contact_id AND f.event_id = ${alias}.id AND f.revised_at IS NOT NULL)`;
  return `NOT (${alias}.type = ANY (${bind([...humanOnly])}::text[]) AND (${verdict} IN ('machine', 'automatic') OR ${revised}))`;
}
