import { type ConsentDecision, decideConsent, NO_CONSENT } from '@nurture/core/consent';
import type { Instant } from '@nurture/core/time';
import { now as readNow, type Tx } from '@nurture/store';
import { type LedgerLine, readConsents, writeConsents, writeLedger } from '../consent/rows';
import { findSuppressions } from '../consent/suppression';
import { companyDomain } from '../people/address';
import { ensurePeople, type Locked, remainingAddresses } from '../people/rows';
import { type ImportRow, lastPerAddress } from './row';

export interface Written {
  readonly created: number;
  /** Rows that said yes to mail of whom the product knows a no: the no stays. */
  readonly keptUnsubscribed: number;
}

// Empty cells are not in `fields`: they leave what is known. Whoever was a visitor is a lead from now on.
const WRITE_PROFILES = /* sql */ `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS given (contact_id bigint, fields jsonb, tags text[])
  ), before AS (
    SELECT contact_id, stage FROM contact_profile JOIN given USING (contact_id)
  ), written AS (
    INSERT INTO contact_profile AS profile (contact_id, stage, stage_since, fields, tags)
    SELECT contact_id, 'lead', (SELECT nurture_now()), fields, tags FROM given ORDER BY contact_id
    ON CONFLICT (contact_id) DO UPDATE SET
      stage = CASE profile.stage WHEN 'visitor' THEN 'lead' ELSE profile.stage END,
      stage_since = CASE profile.stage WHEN 'visitor' THEN excluded.stage_since ELSE profile.stage_since END,
      fields = profile.fields || excluded.fields,
      tags = ARRAY(SELECT DISTINCT tag FROM unnest(profile.tags || excluded.tags) AS tag ORDER BY tag)
    RETURNING contact_id
  )
  INSERT INTO stage_change (contact_id, at, from_stage, to_stage, reason)
  SELECT contact_id, (SELECT nurture_now()), 'visitor', 'lead', $2
    FROM written LEFT JOIN before USING (contact_id)
   WHERE before.stage IS NULL OR before.stage = 'visitor'`;

/**
 * Writes rows with different addresses, in the caller's transaction: people, companies, fields, tags, stage, consent.
 * It appends no events: an import isn't something that these people did.
 */
export async function writeBatch(
  tx: Tx,
  secret: string,
  given: readonly ImportRow[],
  fileName: string,
): Promise<Written> {
  if (given.length === 0) return { created: 0, keptUnsubscribed: 0 };
  const remaining = await remainingAddresses(tx, given.map(({ email }) => email)); // prettier-ignore
  const rows = lastPerAddress(given.map((row) => ({ ...row, email: remaining.get(row.email) ?? row.email })));
  const people = rows.map(({ email, domain, fields, source }) => ({
    email,
    companyDomain: companyDomain(domain),
    companyName: typeof fields.company === 'string' ? fields.company : null,
    cameFrom: { channel: 'import', file: fileName, ...(source === null ? {} : { source }) },
  }));
  const { contacts, created } = await ensurePeople(tx, people);
  const idOf = new Map(contacts.map(({ id, email }) => [email, id]));
  const profiles = rows.map(({ email, fields, tags }) => ({ contact_id: idOf.get(email), fields, tags }));
  await tx.query(WRITE_PROFILES, [JSON.stringify(profiles), `import of ${fileName}`]);
  const keptUnsubscribed = await writeConsent(tx, secret, rows, { contacts, created, fileName });
  return { created: created.size, keptUnsubscribed };
}

interface Place {
  readonly contacts: readonly Locked[];
  readonly created: ReadonlySet<string>;
  readonly fileName: string;
}

async function writeConsent(tx: Tx, secret: string, rows: readonly ImportRow[], place: Place): Promise<number> {
  const suppressed = await findSuppressions(tx, secret, [...place.created]);
  const byEmail = new Map(rows.map((row) => [row.email, row]));
  const concerned = place.contacts.filter(({ email }) => suppressed.has(email) || saysYes(byEmail.get(email)));
  const stored = await readConsents(tx, concerned.map(({ id }) => id)); // prettier-ignore
  const at = await readNow(tx);
  const decided = concerned.flatMap(({ id, email }) => {
    const row = byEmail.get(email);
    const known = stored.get(id);
    if (!row || !known) return [];
    const reason = suppressed.get(email);
    const saidNo = reason === 'complaint' || reason === 'erased';
    const before = saidNo
      ? { ...NO_CONSENT, mail: 'withdrawn' as const, complained: reason === 'complaint' }
      : known.state;
    const decision = decideConsent(before, signUp(row));
    return [{ id, row, decision, askedAt: known.askedAt, write: saidNo || decision.entries.length > 0 }];
  });
  await writeConsents(
    tx,
    decided
      .filter(({ write }) => write)
      .map(({ id, decision, askedAt }) => ({ contactId: id, state: decision.state, askedAt })),
  );
  await writeLedger(tx, decided.flatMap(({ id, row, decision }) => linesOf(id, row, decision, at, place.fileName))); // prettier-ignore
  return decided.filter(({ row, decision }) => row.mailConsent && decision.state.mail !== 'given').length;
}

const saysYes = (row: ImportRow | undefined) => row?.mailConsent === true || row?.trackingConsent === true;

/** Whoever imports vouches for it; it lifts no unsubscribe, and asks nobody. */
const signUp = (row: ImportRow) => ({
  type: 'sign-up' as const,
  mail: row.mailConsent,
  tracking: row.trackingConsent,
  topics: [],
  confirmed: true,
  mayAsk: false,
});

const linesOf = (
  contactId: string,
  row: ImportRow,
  decision: ConsentDecision,
  at: Instant,
  file: string,
): LedgerLine[] =>
  decision.entries.map((entry) => ({
    contactId,
    entry,
    proof: { source: `import:${file}:${row.line}`, at, wording: row.wording },
  }));
