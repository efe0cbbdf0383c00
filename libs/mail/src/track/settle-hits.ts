import { countsAsHuman, type Hit, type HitKind, judge, type RequestEvidence } from '@nurture/core/evidence';
import { type Database, log, type NewEvent, type Tx } from '@nurture/store';
import type { MailVersions } from '../compose/versions';
import { originOfRow } from '../origin';
import { settleDoubts } from '../returns/doubts';

const BATCH = 500;

/** Hits whose settle time has passed, with the mail that they are of, and whether its reader may still be tracked. */
const DUE = /* sql */ `
SELECT h.id, h.kind, h.mail_id AS "mailId", coalesce(m.contact_id, h.contact_id) AS "contactId", h.link, h.destination,
       (extract(epoch FROM h.at) * 1000)::float8 AS at, h.evidence,
       m.name, m.mail_version_id AS "mailVersionId", m.enrolment_id AS "enrolmentId", m.flow_id AS "flowId", m.state, m.visit,
       m.action, e.flow_version AS "flowVersion", k.tracking = 'given' AS "mayTrack",
       (h.mail_id IS NOT NULL AND m.id IS NULL) OR (h.contact_id IS NOT NULL AND c.id IS NULL) AS orphaned
FROM hit h
LEFT JOIN mail m ON m.id = h.mail_id
LEFT JOIN contact c ON c.id = h.contact_id
LEFT JOIN enrolment e ON e.id = m.enrolment_id
LEFT JOIN consent k ON k.contact_id = m.contact_id
WHERE h.settle_at <= nurture_now()
ORDER BY h.settle_at LIMIT $1
FOR UPDATE OF h SKIP LOCKED`;

/** Every hit of these mails: judging one needs its neighbours. */
const NEIGHBOURS = /* sql */ `
SELECT id, kind, mail_id AS "mailId", link, (extract(epoch FROM at) * 1000)::float8 AS at, evidence
FROM hit WHERE mail_id = ANY ($1::bigint[]) AND kind = 'click'`;

/**
 * Hits that are not kept: of people who were erased (one that came after, or out of a spool), of mails that are kept no
 * longer, and of readers who don't agree to be tracked any more, whose mails still carry a pixel.
 */
const DROP = 'DELETE FROM hit WHERE id = ANY ($1::bigint[])';

const SETTLE = /* sql */ `
UPDATE hit h SET verdict = v.verdict, evidence = h.evidence || jsonb_build_object('signs', to_jsonb(v.signs)), settle_at = NULL
FROM unnest($1::bigint[], $2::text[], $3::jsonb[]) AS v (id, verdict, signs) WHERE h.id = v.id`;

interface NeighbourRow {
  id: string;
  kind: HitKind;
  mailId: string | null;
  link: number | null;
  at: number;
  evidence: RequestEvidence;
}

interface DueRow extends NeighbourRow {
  contactId: string | null;
  destination: string | null;
  name: string | null;
  mailVersionId: string | null;
  enrolmentId: string | null;
  flowId: string | null;
  flowVersion: number | null;
  state: string | null;
  visit: number | null;
  action: string | null;
  mayTrack: boolean | null;
  orphaned: boolean;
}

const hitOf = ({ kind, link, at, evidence }: NeighbourRow): Hit => ({ kind, link, at, request: evidence });

/**
 * Judges hits whose time has come, and writes the events of those that people made, in one transaction. Of a mail there
 * is one `mail.opened`, and one `mail.clicked` per link; whatever else comes stays a hit.
 *
 * @returns how many hits were settled
 */
export function settleHits(db: Database, versions: MailVersions): Promise<number> {
  return db.transaction(async (tx) => {
    const taken = await tx.query<DueRow>(DUE, [BATCH]);
    if (taken.length === 0) return 0;
    const dropped = taken.filter((row) => row.orphaned || isUnwanted(row));
    if (dropped.length > 0) await tx.query(DROP, [dropped.map((row) => row.id)]);
    const due = taken.filter((row) => !dropped.includes(row));
    const mails = [...new Set(taken.flatMap((row) => (row.mailId === null ? [] : [row.mailId])))];
    const clicks = await tx.query<NeighbourRow>(NEIGHBOURS, [mails]);
    const clicksOf = new Map<string | null, NeighbourRow[]>();
    for (const click of clicks) clicksOf.set(click.mailId, [...(clicksOf.get(click.mailId) ?? []), click]);
    const judged = due.map((row) => {
      const others = (clicksOf.get(row.mailId) ?? []).filter((other) => other.id !== row.id);
      return { row, judgement: judge(hitOf(row), row.mailId === null ? [] : others.map(hitOf)) };
    });
    await tx.query(SETTLE, [
      judged.map(({ row }) => row.id),
      judged.map(({ judgement }) => judgement.verdict),
      judged.map(({ judgement }) => JSON.stringify(judgement.signs)),
    ]);
    // Whoever fetched something of it, a person or a machine: the mail arrived.
    await settleDoubts(tx, mails, 'arrived: its pixel or a link was fetched');
    const human = judged.filter(({ judgement }) => countsAsHuman(judgement.verdict)).map(({ row }) => row);
    const events = await Promise.all(human.map((row) => eventsOf(tx, row, versions)));
    await log.append(tx, events.flat());
    return taken.length;
  });
}

/** A download was asked for, and is no tracking. */
const isUnwanted = ({ kind, mayTrack }: DueRow): boolean => kind !== 'download' && mayTrack !== true;

async function eventsOf(tx: Tx, row: DueRow, versions: MailVersions): Promise<NewEvent[]> {
  if (row.contactId === null) return [];
  if (row.kind === 'download') return [downloadEvent(row, row.contactId)];
  if (row.mailId === null || row.name === null) return [];
  const link = row.kind === 'click' ? await linkName(tx, row, versions) : null;
  return [
    {
      type: row.kind === 'open' ? 'mail.opened' : 'mail.clicked',
      at: row.at,
      contactId: row.contactId,
      source: 'mail',
      sourceId: row.kind === 'open' ? `${row.mailId}:mail.opened` : `${row.mailId}:mail.clicked:${row.link ?? 0}`,
      properties: { mail: row.name, ...(link === null ? {} : { link }) },
      origin: originOfRow({ ...row, mailId: row.mailId, name: row.name }),
    },
  ];
}

const downloadEvent = (row: DueRow, contactId: string): NewEvent => ({
  type: 'asset.opened',
  at: row.at,
  contactId,
  source: 'mail',
  sourceId: `asset.opened:${contactId}:${row.mailId ?? ''}:${row.destination ?? ''}`,
  properties: { asset: row.destination },
  origin: row.mailId === null || row.name === null ? null : originOfRow({ ...row, mailId: row.mailId, name: row.name }),
});

/** The link as the author named it; its destination where the version is gone. */
async function linkName(tx: Tx, row: DueRow, versions: MailVersions): Promise<string | null> {
  const version = row.mailVersionId === null ? undefined : await versions.get(tx, row.mailVersionId);
  const named = row.link === null ? undefined : version?.compiled.links[row.link]?.name;
  return named ?? row.destination;
}
