import {
  type ConsentDecision,
  type ConsentEntry,
  type ConsentState,
  type ConsentStatus,
  NO_CONSENT,
} from '@nurture/core/consent';
import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';

/** Beside a change of consent: from where it came and by which words, so that it can be proven. */
export interface ConsentProof {
  /** `api`, `site`, `import`, `flow`, `mail` (a link of a mail), `bounce`; with details behind a colon. */
  readonly source: string;
  readonly at: Instant;
  /** Version of the words that were shown. */
  readonly wording?: string | null;
  /** IP address of whoever asked for it. */
  readonly address?: string | null;
}

/** A contact's consent as it is kept; `askedAt` is when a confirmation was last asked for. */
export interface StoredConsent {
  readonly state: ConsentState;
  readonly askedAt: Instant | null;
  /** Concluded from elsewhere (a suppression), and not in the table yet. */
  readonly unwritten?: true;
}

interface ConsentRow {
  contact_id: string;
  mail: ConsentStatus;
  tracking: ConsentStatus;
  topics_off: string[];
  less_often: boolean;
  complained: boolean;
  asked: string[];
  asked_at: string | null;
}

const READ = /* sql */ `
  SELECT contact_id, mail, tracking, topics_off, less_often, complained, asked,
         floor(extract(epoch FROM asked_at) * 1000)::bigint::text AS asked_at
    FROM consent WHERE contact_id = ANY ($1::bigint[])`;

/** What each contact agreed to; those of whom nothing is known are there too. */
export async function readConsents(tx: Tx, contactIds: readonly string[]): Promise<Map<string, StoredConsent>> {
  const rows = await tx.query<ConsentRow>(READ, [contactIds]);
  const known = new Map(rows.map((row) => [row.contact_id, fromRow(row)]));
  return new Map(contactIds.map((id) => [id, known.get(id) ?? { state: NO_CONSENT, askedAt: null }]));
}

function fromRow(row: ConsentRow): StoredConsent {
  const { mail, tracking, complained, asked } = row;
  return {
    state: { mail, tracking, complained, asked, topicsOff: row.topics_off, lessOften: row.less_often },
    askedAt: row.asked_at === null ? null : Number(row.asked_at),
  };
}

export interface ConsentWrite {
  readonly contactId: string;
  readonly state: ConsentState;
  readonly askedAt: Instant | null;
}

const WRITE = /* sql */ `
  INSERT INTO consent (contact_id, mail, tracking, topics_off, less_often, complained, asked, asked_at, updated_at)
  SELECT contact_id, mail, tracking, topics_off, less_often, complained, asked, to_timestamp(asked_at / 1000.0), (SELECT nurture_now())
    FROM jsonb_to_recordset($1::jsonb) AS given
         (contact_id bigint, mail text, tracking text, topics_off text[], less_often boolean, complained boolean, asked text[], asked_at float8)
   ORDER BY contact_id
  ON CONFLICT (contact_id) DO UPDATE SET
    mail = excluded.mail, tracking = excluded.tracking, topics_off = excluded.topics_off,
    less_often = excluded.less_often,    complained = excluded.complained, asked = excluded.asked, asked_at = excluded.asked_at,
    updated_at = excluded.updated_at`;

/** Writes states as they are now. The contacts' locks are held. */
export async function writeConsents(tx: Tx, writes: readonly ConsentWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const rows = writes.map(({ contactId, state, askedAt }) => ({
    contact_id: contactId,
    mail: state.mail,
    tracking: state.tracking,
    topics_off: state.topicsOff,
    less_often: state.lessOften,
    complained: state.complained,
    asked: state.asked,
    asked_at: askedAt,
  }));
  await tx.query(WRITE, [JSON.stringify(rows)]);
}

export interface LedgerLine {
  readonly contactId: string;
  readonly entry: ConsentEntry;
  readonly proof: ConsentProof;
}

const WRITE_LEDGER = /* sql */ `
  INSERT INTO consent_entry (contact_id, at, kind, topic, state, wording, source, address)
  SELECT contact_id, to_timestamp(at / 1000.0), kind, topic, state, wording, source, address
    FROM jsonb_to_recordset($1::jsonb) AS given
         (contact_id bigint, at float8, kind text, topic text, state text, wording text, source text, address text)
  RETURNING id`;

/** Adds lines to the ledger, in their order; returns their ids. */
export async function writeLedger(tx: Tx, lines: readonly LedgerLine[]): Promise<string[]> {
  if (lines.length === 0) return [];
  const rows = lines.map(({ contactId, entry, proof }) => ({
    contact_id: contactId,
    at: proof.at,
    ...entry,
    wording: proof.wording ?? null,
    source: proof.source,
    address: proof.address ?? null,
  }));
  const written = await tx.query<{ id: string }>(WRITE_LEDGER, [JSON.stringify(rows)]);
  return written.map(({ id }) => id);
}

/** Does a decision change what is kept? */
export const changes = (before: ConsentState, decision: ConsentDecision): boolean =>
  decision.entries.length > 0 || decision.confirmationWanted || decision.state.asked.length !== before.asked.length;
