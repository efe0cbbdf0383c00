import { drives } from '../condition';
import type { Dossier } from './dossier';
import type { Alterable, EnrolmentRecord, EventEffects, Profile, WaitingEvent } from './types';
import type { Walks } from './walks';

/** Events that rest on the verdict on a hit, which may turn later. */
const REVISABLE: ReadonlySet<string> = new Set(['mail.opened', 'mail.clicked', 'asset.opened']);

/** How things stood before an event was absorbed. */
export interface Watch {
  readonly profile: Profile;
  readonly walks: ReadonlyMap<string, EnrolmentRecord>;
  readonly tasks: ReadonlySet<string>;
  readonly lines: number;
}

export const isRevisable = (event: WaitingEvent, contactId: string): boolean =>
  event.contactId === contactId && REVISABLE.has(event.type) && drives(event);

export const watch = (dossier: Dossier, walks: Walks): Watch => ({
  profile: dossier.profile,
  walks: walks.standing,
  tasks: new Set(dossier.tasks.map((task) => task.key)),
  lines: dossier.ledger.length,
});

/** What an event did since `before`, as far as it could be taken back. */
export function effectsOf(event: WaitingEvent, before: Watch, dossier: Dossier, walks: Walks): EventEffects {
  const moved = [...walks.standing].filter(([id, { enrolment }]) => {
    const was = before.walks.get(id)?.enrolment;
    return was?.state !== enrolment.state || was.visit !== enrolment.visit || was.status !== enrolment.status;
  });
  return {
    eventId: event.id,
    at: event.at,
    seq: dossier.profile.eventSeq,
    ...changedColumns(before.profile, dossier.profile),
    flowPoints: dossier.ledger.slice(before.lines).filter((line) => line.eventId === null),
    walks: moved.map(([id, { enrolment }]) => ({
      id,
      before: before.walks.get(id) ?? null,
      after: { state: enrolment.state, visit: enrolment.visit, status: enrolment.status },
    })),
    tasks: dossier.tasks
      .filter((task) => !before.tasks.has(task.key))
      .map(({ key, queue, enrolmentId }) => ({ key, queue, enrolmentId })),
  };
}

const ALONE = ['fields', 'tags', 'lastSeenAt', 'handover'] as const;
const TOGETHER = ['stage', 'stageSince'] as const;

/** Most events change when somebody was seen, and no other column: what stayed would be most of what is kept. */
function changedColumns(before: Profile, after: Profile): Pick<EventEffects, 'before' | 'after'> {
  const stage = before.stage === after.stage ? [] : TOGETHER;
  const columns = [...ALONE.filter((column) => before[column] !== after[column]), ...stage];
  const of = (profile: Profile): Partial<Alterable> =>
    Object.fromEntries(columns.map((column) => [column, profile[column]]));
  return { before: of(before), after: of(after) };
}
