import { isDeepStrictEqual as equal } from 'node:util';
import type { Dossier } from './dossier';
import type { Alterable, EventEffects, Profile, Revision } from './types';
import type { Walks } from './walks';

/** Why a stage, or points, changed back: its entry in a ledger takes back the one before. */
export const TAKEN_BACK = 'taken back: a machine did it';

/**
 * Takes back what an event did that a machine caused: points and stage always, each by an entry of its own; a walk where
 * that was its latest transition and nothing that it led to has begun, and what was done since is then heard where it
 * stands again; other walks are marked.
 *
 * @param eventId the event that is revised
 * @param seq number of the event that says so
 */
export function takeBack(
  eventId: string,
  revision: Revision | undefined,
  seq: number,
  dossier: Dossier,
  walks: Walks,
): void {
  dossier.forget(eventId);
  dossier.reverse(eventId, seq);
  if (!revision) return;
  const { effects } = revision;
  const flowPoints = effects.flowPoints.map((line) => ({ ...line, points: -line.points, because: TAKEN_BACK }));
  if (flowPoints.length > 0) dossier.addPoints(flowPoints, seq, null);
  takeBackWalks(revision, dossier, walks);
  takeBackColumns(revision, dossier);
}

function takeBackWalks(revision: Revision, dossier: Dossier, walks: Walks): void {
  const { effects, idle, later } = revision;
  for (const walk of effects.walks) {
    const tasks = effects.tasks.filter((task) => task.enrolmentId === walk.id);
    if (!tasks.every((task) => idle.has(task.key)) || !isLatest(walk, revision, walks)) walks.mark(walk.id);
    else {
      dossier.unplan(new Set(tasks.map((task) => task.key)));
      walks.putBack(walk.id, walk.before, later);
    }
  }
}

/** Does the walk stand where the event left it, having done nothing since, and can it go back? */
function isLatest({ id, before, after }: EventEffects['walks'][number], revision: Revision, walks: Walks): boolean {
  const now = walks.standing.get(id)?.enrolment;
  if (!now || now.state !== after.state || now.visit !== after.visit || now.status !== after.status) return false;
  const lastStep = walks.lastStepOf(id) ?? revision.lastSteps.get(id) ?? 0;
  if (lastStep > revision.effects.seq) return false;
  // Mails that were still to come were taken back by leaving, and were told of.
  if (before && before.enrolment.awaiting.length > 0) return false;
  return before === null || !walks.isTaken(now);
}

/** Columns go back where nothing has changed them since; those that the event left alone stay. */
function takeBackColumns({ effects, idle }: Revision, dossier: Dossier): void {
  const { before, after } = effects;
  const free = effects.tasks.filter((task) => task.enrolmentId === null && idle.has(task.key));
  dossier.unplan(new Set(free.map((task) => task.key)));
  const handoffs = effects.tasks.filter((task) => task.queue === 'create-handoff');
  const isUnheard = handoffs.length > 0 && handoffs.every((task) => idle.has(task.key));
  const { profile } = dossier;
  const isSame = (column: keyof Alterable): boolean => column in after && equal(profile[column], after[column]);
  const back: Partial<Profile> = {
    ...(isSame('lastSeenAt') ? { lastSeenAt: before.lastSeenAt } : {}),
    ...(isSame('tags') ? { tags: before.tags } : {}),
    ...('handover' in before && isUnheard && profile.handover?.status === 'open' ? { handover: before.handover } : {}),
  };
  dossier.restore({ ...back, fields: fieldsBack(profile.fields, before.fields, after.fields) });
  const { stage } = before;
  if (stage !== undefined && isSame('stage') && stage !== after.stage && profile.stageSince === after.stageSince)
    dossier.enterStage(stage, dossier.now, TAKEN_BACK);
}

function fieldsBack(
  now: Profile['fields'],
  before: Profile['fields'] = {},
  after: Profile['fields'] = {},
): Profile['fields'] {
  const set = Object.keys({ ...before, ...after }).filter(
    (name) => !equal(before[name], after[name]) && equal(now[name], after[name]),
  );
  if (set.length === 0) return now;
  const kept = Object.entries(now).filter(([name]) => !set.includes(name));
  const old = set.flatMap((name) => (name in before ? [[name, before[name]] as const] : []));
  return Object.fromEntries([...kept, ...old]);
}
