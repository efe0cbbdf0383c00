import type { AbsorbModel, ContactChanges, FlowStatus } from '@nurture/core/absorb';
import type { CompiledFlow } from '@nurture/core/flow';
import {
  mergePreviews,
  moveContact,
  placesOf,
  previewOf,
  type FlowMap,
  type MigrationGroup,
  type Misfit,
  type Move,
  type PlacesFound,
} from '@nurture/core/migration';
import type { Instant } from '@nurture/core/time';
import { now as databaseNow, type Tx } from '@nurture/store';
import { type MailsWithdrawn, saveChanges } from '../absorb/save';
import { MigrationRefused } from '../errors';
import { type Leaving, loadWalkers, lockWalkers, peopleOf, stampsOf, versionsLeft } from './walkers';

/** Where people are to go, ready to step. */
export interface MigrationTarget {
  readonly flow: CompiledFlow;
  readonly model: AbsorbModel;
  readonly status: FlowStatus;
}

/** Who moved, or would move, from where to where, and what they get next. */
export interface FlowMigration {
  readonly flow: string;
  /** The version that they move to. */
  readonly to: number;
  readonly people: number;
  readonly groups: readonly MigrationGroup[];
  /** What keeps it from being carried out; none in one that was. */
  readonly misfits: readonly Misfit[];
}

/** So many contacts are read and written at a time; all in one transaction. */
const BATCH = 500;

/** What a migration would do. Reads only. */
export async function planMigration(tx: Tx, target: MigrationTarget, map: FlowMap): Promise<FlowMigration> {
  const migration = await Migration.prepared(tx, target, map);
  if (migration.misfits.length > 0) return migration.told([]);
  return migration.told(await migration.decide([...(await stampsOf(tx, migration.leaving)).keys()], () => undefined));
}

/**
 * Moves people in flight to another version, in the caller's transaction. What becomes of everybody is worked out
 * first; only then are the contacts locked, whoever moved meanwhile is worked out again, and all is written. So nobody
 * else waits longer than the writing takes. Somebody who enters an older version during the very last moments stays on
 * it.
 *
 * @param told of marketing mails that are taken back from people who are put in a final state
 * @throws MigrationRefused
 */
export async function migrate(
  tx: Tx,
  target: MigrationTarget,
  map: FlowMap,
  told: MailsWithdrawn | null,
): Promise<FlowMigration> {
  const migration = await Migration.prepared(tx, target, map);
  migration.assertFits();
  const before = await stampsOf(tx, migration.leaving);
  const decided = new Map<string, Decided>();
  const keep = (one: Decided): void => void decided.set(one.changes.contactId, one);
  await migration.decide([...before.keys()], keep);

  await lockWalkers(tx, [...before.keys()]);
  const again = await Migration.prepared(tx, target, map);
  again.assertFits();
  const after = await stampsOf(tx, again.leaving);
  for (const id of before.keys()) if (after.get(id) !== before.get(id)) decided.delete(id);
  await again.decide(
    [...before.keys()].filter((id) => after.has(id) && !decided.has(id)),
    keep,
  );

  const settled = [...decided.values()].sort((a, b) => Number(a.changes.contactId) - Number(b.changes.contactId));
  for (let i = 0; i < settled.length; i += BATCH) {
    const changes = settled.slice(i, i + BATCH).map((one) => one.changes);
    await saveChanges(tx, changes, again.now, { listening: [], mailsWithdrawn: told });
  }
  tx.notify('nurture_event');
  return again.told(mergePreviews(settled.flatMap(({ groups }) => groups)));
}

interface Decided {
  readonly changes: ContactChanges;
  readonly groups: readonly MigrationGroup[];
}

/** One migration while it is worked out. */
class Migration {
  private constructor(
    private readonly tx: Tx,
    private readonly target: MigrationTarget,
    readonly leaving: Leaving,
    readonly now: Instant,
    private readonly versions: Move['versions'],
    private readonly found: PlacesFound,
  ) {}

  static async prepared(tx: Tx, target: MigrationTarget, map: FlowMap): Promise<Migration> {
    const { flow } = target;
    const leaving: Leaving = { flowId: flow.id, target: flow.version, from: map.from };
    const versions = await versionsLeft(tx, leaving);
    const known = new Set([...versions.values()].flatMap(({ states }) => Object.keys(states)));
    const found = placesOf(map, flow, await peopleOf(tx, leaving), known);
    return new Migration(tx, target, leaving, await databaseNow(tx), versions, found);
  }

  get misfits(): readonly Misfit[] {
    return this.found.misfits;
  }

  /** @throws MigrationRefused */
  assertFits(): void {
    if (this.misfits.length > 0) throw new MigrationRefused(this.target.flow.id, this.misfits);
  }

  /** Works out what becomes of these contacts, a batch at a time. @returns who would move where, added up */
  async decide(contactIds: readonly string[], each: (one: Decided) => void): Promise<readonly MigrationGroup[]> {
    const { flow, model, status } = this.target;
    const move: Move = { target: flow, places: this.found.places, versions: this.versions };
    let groups: readonly MigrationGroup[] = [];
    for (let i = 0; i < contactIds.length; i += BATCH) {
      const ids = contactIds.slice(i, i + BATCH);
      const contacts = await loadWalkers(this.tx, this.leaving, ids, historyOf(flow), this.now);
      const decided = contacts.map((contact) => {
        const changes = moveContact(model, contact, move, this.now, status === 'paused');
        return { changes, groups: previewOf(flow.document, contact.enrolments, changes) };
      });
      decided.forEach(each);
      groups = mergePreviews([...groups, ...decided.flatMap((one) => one.groups)]);
    }
    return groups;
  }

  told(groups: readonly MigrationGroup[]): FlowMigration {
    const { flow } = this.target;
    const people = groups.reduce((sum, group) => sum + group.people, 0);
    return { flow: flow.id, to: flow.version, people, groups, misfits: this.misfits };
  }
}

/** Placing looks at the past only where time alone can make a condition of it turn. */
const historyOf = (flow: CompiledFlow): CompiledFlow['history'] =>
  [...flow.states.values()].some((state) => state.alwaysTurns) ? flow.history : [];
