import { mergeProfiles } from '@nurture/core/absorb';
import { now as readNow, type Tx } from '@nurture/store';
import { type AbsorbDeps, absorbHeld } from '../absorb/absorb-batch';
import { loadLedger, loadProfiles } from '../absorb/load-contacts';
import { saveProfiles, saveStages } from '../absorb/save';

/** A walk that ended because the person walks that flow already. */
export interface EndedDouble {
  readonly enrolmentId: string;
  readonly flow: string;
  readonly state: string;
}

const DOUBLES = /* sql */ `
SELECT theirs.id AS "enrolmentId", theirs.flow_id AS flow, theirs.state
FROM enrolment theirs JOIN enrolment own
  ON own.contact_id = $2 AND own.status = 'active' AND own.flow_id = theirs.flow_id AND own.key = theirs.key
WHERE theirs.contact_id = $1 AND theirs.status = 'active' ORDER BY theirs.id`;

/**
 * Absorbs what waited for each of two contacts as whom it was, and then ends walks of `from` in flows that `into` walks
 * too (under the same key): the remaining contact's own walk goes on, and the other's mails that have not begun to leave
 * are taken back. The caller holds both locks.
 */
export async function endDoubles(tx: Tx, deps: AbsorbDeps, from: string, into: string): Promise<EndedDouble[]> {
  await absorbHeld(tx, deps, from);
  await absorbHeld(tx, deps, into);
  const doubles = await tx.query<EndedDouble>(DOUBLES, [from, into]);
  for (const { enrolmentId } of doubles) await absorbHeld(tx, deps, from, { byHand: { do: 'leave', enrolmentId } });
  return doubles;
}

/** Timers stand beside the walks, under their contact. */
const MOVE = [
  'UPDATE enrolment_timer SET contact_id = $2 WHERE enrolment_id IN (SELECT id FROM enrolment WHERE contact_id = $1)',
  'UPDATE enrolment SET contact_id = $2 WHERE contact_id = $1',
  'UPDATE event_effect SET contact_id = $2 WHERE contact_id = $1',
  'UPDATE score_entry SET contact_id = $2 WHERE contact_id = $1',
  'UPDATE stage_change SET contact_id = $2 WHERE contact_id = $1',
];

/**
 * Moves walks, stages, points and what they rest on, and writes the profile that both make. The score is right once
 * `absorbMerged` has run, in the same transaction. The caller holds both locks, and `endDoubles` ran.
 * @param because why the stage changed, where it did
 * @returns how many walks moved
 */
export async function mergeJourneys(
  tx: Tx,
  deps: AbsorbDeps,
  from: string,
  into: string,
  because: string,
): Promise<number> {
  const { model } = await deps.book.refresh(tx);
  const now = await readNow(tx);
  const profiles = await loadProfiles(tx, [from, into]);
  const ledgers = await loadLedger(tx, [from, into], 'all');
  const half = (id: string) => ({ profile: profiles.get(id) ?? null, ledger: ledgers.get(id) ?? [] });
  const profile = mergeProfiles(model.scoring, half(into), half(from), now);
  const [walks] = await tx.query<{ n: number }>('SELECT count(*)::int AS n FROM enrolment WHERE contact_id = $1', [from]); // prettier-ignore
  for (const statement of MOVE) await tx.query(statement, [from, into]);
  await tx.query('DELETE FROM contact_profile WHERE contact_id = $1', [from]);
  if (profile === null) return walks?.n ?? 0;
  await saveProfiles(tx, [{ contactId: into, profile }], now);
  const stage = profiles.get(into)?.stage ?? 'visitor';
  if (stage !== profile.stage) {
    const change = { at: now, from: stage, to: profile.stage, because };
    await saveStages(tx, [{ contactId: into, stageChanges: [change] }]);
  }
  return walks?.n ?? 0;
}

/** Absorbs what the merge itself told the log, and brings the ledger to what the events of both make. */
export const absorbMerged = async (tx: Tx, deps: AbsorbDeps, into: string): Promise<void> => {
  await absorbHeld(tx, deps, into);
};
