import { type Database, log, type NewEvent, now as readNow, type Tx } from '@nurture/store';
import { joinVisitor, type KnownVisitor, visitorNow } from './visitor';

/** Something that a visitor did on a site, judged already. */
export interface Visit {
  /** Unique for the site: sent again it takes no effect. */
  readonly id: string;
  readonly type: string;
  /** How long ago it happened, in milliseconds. */
  readonly agoMs: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Visits {
  /** The browser's own name; null where its owner hasn't agreed to one. */
  readonly visitor: string | null;
  /** The mail by whose link they came, proven by its token. */
  readonly mailId: string | null;
  readonly visits: readonly Visit[];
}

/** What belongs to a person alone, and is left out of what is nobody's. */
const PERSONAL = ['clickId'];

/**
 * Takes down what a visitor did. Without a name for the browser it is nobody's, for good. With one it is theirs as soon
 * as it is known who they are, if they agreed to be followed; once they withdraw that, the name is to be forgotten.
 * @returns whether the browser is to forget its name
 */
export async function recordVisits(db: Database, { visitor, mailId, visits }: Visits): Promise<{ forget: boolean }> {
  return db.transaction(async (tx) => {
    if (visitor !== null && mailId !== null) await joinByMail(tx, visitor, mailId);
    const known = visitor === null ? null : await lockedNow(tx, visitor);
    const forget = known !== null && !known.agreed;
    const named = forget ? null : visitor;
    const now = await readNow(tx);
    const events = visits.map((visit): NewEvent => ({
      type: visit.type,
      at: now - visit.agoMs,
      contactId: forget ? null : (known?.contactId ?? null),
      visitorId: named,
      source: 'site',
      sourceId: `visit:${visit.id}`,
      properties: named === null ? impersonal(visit.properties) : { ...visit.properties },
    }));
    await log.append(tx, events);
    return { forget };
  });
}

/** The lock keeps somebody from being erased meanwhile. */
async function lockedNow(tx: Tx, visitor: string): Promise<KnownVisitor | null> {
  const known = await visitorNow(tx, visitor);
  if (known) await tx.query('SELECT FROM contact WHERE id = $1 FOR KEY SHARE', [known.contactId]);
  return known && (await visitorNow(tx, visitor));
}

const OF_MAIL = /* sql */ `
  SELECT contact.id FROM mail JOIN contact ON contact.id = mail.contact_id
    JOIN consent ON consent.contact_id = contact.id AND consent.tracking = 'given'
   WHERE mail.id = $1 FOR UPDATE OF contact`;

async function joinByMail(tx: Tx, visitor: string, mailId: string): Promise<void> {
  const [contact] = await tx.query<{ id: string }>(OF_MAIL, [mailId]);
  if (contact) await joinVisitor(tx, visitor, contact.id, 'mail');
}

const impersonal = (properties: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !PERSONAL.includes(name)));
