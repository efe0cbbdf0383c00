import { countsAsHuman, countsProxied, type ProxiedOpens } from '@nurture/core/evidence';
import { type Database, log, type Tx } from '@nurture/store';
import type { MailVersions } from '../compose/versions';
import { settleDoubts } from '../returns/doubts';
import { eventOf } from './hit-events';
import { DROP, DUE, type DueRow, FIRST_PROXIED, type HitRow, REVERSALS, SETTLE, subjectOf } from './hit-rows';
import { type JudgedHit, judgeHits } from './judge-hits';
import { reviseHits } from './revise-hits';

const BATCH = 500;

/**
 * Judges hits whose time has come, and writes the events of those that people made, in one transaction. What came with
 * them may convict hits that had settled before: their events are taken back by `evidence.revised`.
 *
 * @param proxied when an image proxy's open counts
 * @returns how many hits were settled
 */
export function settleHits(db: Database, versions: MailVersions, proxied: ProxiedOpens): Promise<number> {
  return db.transaction(async (tx) => {
    const taken = await tx.query<DueRow>(DUE, [BATCH]);
    if (taken.length === 0) return 0;
    const dropped = taken.filter((row) => row.orphaned || isUnwanted(row));
    if (dropped.length > 0) await tx.query(DROP, [dropped.map((row) => row.id)]);
    const due = taken.filter((row) => !dropped.includes(row));
    const mails = [...new Set(taken.flatMap((row) => row.mailId ?? []))];
    const judged = await judgeHits(tx, due);
    const counting = await countingOf(tx, judged.due, mails, proxied);
    await settle(tx, judged.due, counting);
    const reversalsOf = await readReversals(tx, mails);
    await reviseHits(tx, judged.revised, reversalsOf);
    // Whoever fetched something of it, a person or a machine: the mail arrived.
    await settleDoubts(tx, mails, 'arrived: its pixel or a link was fetched');
    // Read anew: what was just taken back needs a new key.
    const reversals = judged.revised.length > 0 ? await readReversals(tx, mails) : reversalsOf;
    const events = await Promise.all(counting.map((row) => eventOf(tx, row, versions, reversals(row))));
    await log.append(tx, events.flatMap((event) => event ?? [])); // prettier-ignore
    return taken.length;
  });
}

/** A download was asked for, and is no tracking. */
const isUnwanted = ({ kind, mayTrack }: DueRow): boolean => kind !== 'download' && mayTrack !== true;

async function settle(tx: Tx, judged: readonly JudgedHit<DueRow>[], counting: readonly DueRow[]): Promise<void> {
  const counts = new Set(counting.map((row) => row.id));
  await tx.query(SETTLE, [
    judged.map(({ row }) => row.id),
    judged.map(({ judgement }) => judgement.verdict),
    judged.map(({ judgement }) => judgement.certainty),
    judged.map(({ judgement }) => JSON.stringify(judgement.signs)),
    judged.map(({ row }) => counts.has(row.id)),
    judged.map(({ scanner }) => scanner),
  ]);
}

/** Hits that count as done by a person. */
async function countingOf(
  tx: Tx,
  judged: readonly JudgedHit<DueRow>[],
  mails: readonly string[],
  rule: ProxiedOpens,
): Promise<DueRow[]> {
  const human = judged.filter(({ judgement }) => countsAsHuman(judgement.verdict));
  const ofProxies = human.filter(({ judgement }) => judgement.verdict === 'proxied').map(({ row }) => row);
  if (ofProxies.length === 0) return human.map(({ row }) => row);
  const before = await tx.query<{ mailId: string; at: number }>(FIRST_PROXIED, [mails]);
  const tooEarly = ofProxies.filter((row) => {
    const same = [...ofProxies, ...before].filter((other) => other.mailId === row.mailId);
    return !countsProxied(rule, Math.min(...same.map((other) => other.at)), row.deliveredAt);
  });
  return human.map(({ row }) => row).filter((row) => !tooEarly.includes(row));
}

async function readReversals(tx: Tx, mails: readonly string[]): Promise<(row: HitRow) => number> {
  const rows = await tx.query<HitRow & { times: number }>(REVERSALS, [mails]);
  const times = new Map(rows.map((row) => [subjectOf(row), row.times]));
  return (row) => times.get(subjectOf(row)) ?? 0;
}
