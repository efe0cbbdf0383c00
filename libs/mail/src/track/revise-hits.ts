import { groupBy } from '@nurture/core/collections';
import { log, type NewEvent, now, type Tx } from '@nurture/store';
import { keyOf } from './hit-events';
import { COUNTING, type DueRow, FIND_EVENTS, type HitRow, MARK_REVERSED, REVISE, subjectOf, THESE } from './hit-rows';
import type { JudgedHit } from './judge-hits';

/**
 * Turns verdicts that had settled, and says so in the log where an event rested on them: `evidence.revised` names the
 * event that a machine caused. An event stands as long as another hit of the same link counts.
 *
 * @param reversalsOf how often events of that subject were taken back before
 */
export async function reviseHits(
  tx: Tx,
  revised: readonly JudgedHit[],
  reversalsOf: (row: HitRow) => number,
): Promise<void> {
  if (revised.length === 0) return;
  const turned = await tx.query<{ id: string; counted: boolean | null }>(REVISE, [
    revised.map(({ row }) => row.id),
    revised.map(({ judgement }) => judgement.certainty),
    revised.map(({ judgement }) => JSON.stringify(judgement.signs)),
    revised.map(({ scanner }) => scanner),
  ]);
  const counted = turned.filter((row) => row.counted === true).map((row) => row.id);
  const events = await fallenEvents(tx, counted, reversalsOf);
  const signs = new Map(revised.map(({ row, judgement }) => [row.id, judgement.signs]));
  const at = await now(tx);
  await log.append(
    tx,
    events.map(({ row, eventId, key }) => revisedEvent(row, eventId, key, signs.get(row.id) ?? [], at)),
  );
  await tx.query(MARK_REVERSED, [events.map(({ row }) => row.id)]);
}

/** Events that rested on these hits, and on nothing else that still counts; each with one of its hits. */
async function fallenEvents(
  tx: Tx,
  ids: readonly string[],
  reversalsOf: (row: HitRow) => number,
): Promise<{ row: DueRow; eventId: string; key: string }[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<DueRow>(THESE, [ids]);
  const mails = [...new Set(rows.flatMap((row) => row.mailId ?? []))];
  const standing = new Set((await tx.query<HitRow>(COUNTING, [mails])).map(subjectOf));
  const fallen = [...groupBy(rows, subjectOf)].flatMap(([subject, [first]]) => {
    const key = first && !standing.has(subject) ? keyOf(first, reversalsOf(first)) : null;
    return first && key !== null ? [{ row: first, key }] : [];
  });
  const found = await tx.query<{ id: string; sourceId: string }>(FIND_EVENTS, [fallen.map(({ key }) => key)]);
  const idOf = new Map(found.map((event) => [event.sourceId, event.id]));
  return fallen.flatMap(({ row, key }) => {
    const eventId = idOf.get(key);
    return eventId === undefined ? [] : [{ row, eventId, key }];
  });
}

const TYPES = { open: 'mail.opened', click: 'mail.clicked', download: 'asset.opened' } as const;

function revisedEvent(row: DueRow, event: string, key: string, signs: readonly string[], at: number): NewEvent {
  return {
    type: 'evidence.revised',
    at,
    contactId: row.contactId,
    source: 'mail',
    sourceId: `${key}:revised`,
    properties: {
      event,
      type: TYPES[row.kind],
      ...(row.name === null ? {} : { mail: row.name }),
      reason: signs.join(', '),
    },
  };
}
