import { enterTimer, listOf, transitionList, type Enrolment, type FlowDocument } from '../flow';
import type { ContactChanges, EnrolmentRecord } from '../absorb';
import type { Instant } from '../time';

/** What comes next for some of a group, and when. */
export interface NextStep {
  /** The timer's key, `now` for what is entered or looked at at once, `mail` while mails are on their way, `event`. */
  readonly by: string;
  /** States to which it may lead, in the order of the document; empty where an event decides. */
  readonly to: readonly string[];
  /** Mails that these states send on entry. */
  readonly sends: readonly string[];
  readonly people: number;
  /** Null where no date is known. */
  readonly earliest: Instant | null;
  readonly latest: Instant | null;
}

/** People who leave one state of one version, and what they get next. */
export interface MigrationGroup {
  readonly version: number;
  readonly state: string;
  readonly to: string;
  readonly enters: boolean;
  readonly people: number;
  /** Of these, whom a fault had stopped. */
  readonly setAside: number;
  /** In the order in which they begin. */
  readonly next: readonly NextStep[];
}

/** The groups of a few people who were moved: to be merged with those of the others. */
export function previewOf(
  target: FlowDocument,
  before: readonly EnrolmentRecord[],
  changes: Pick<ContactChanges, 'updated'>,
): readonly MigrationGroup[] {
  const old = new Map(before.map((record) => [record.enrolment.id, record]));
  return changes.updated.flatMap(({ enrolment }): MigrationGroup[] => {
    const was = old.get(enrolment.id);
    if (was === undefined) return [];
    return [
      {
        version: was.enrolment.flowVersion,
        state: was.enrolment.state,
        to: enrolment.state,
        enters: enrolment.timers.some(({ key }) => key === enterTimer),
        people: 1,
        setAside: was.setAside === null ? 0 : 1,
        next: enrolment.status === 'active' ? [nextOf(target, enrolment)] : [],
      },
    ];
  });
}

function nextOf(target: FlowDocument, { state, timers, awaiting }: Enrolment): NextStep {
  const [first] = timers;
  const nothing = { to: [], sends: [], people: 1, earliest: null, latest: null };
  if (first === undefined) return { by: awaiting.length > 0 ? 'mail' : 'event', ...nothing };
  const { key, at } = first;
  const to = key === enterTimer ? [state] : targetsOf(target, state, key);
  const sends = to.flatMap((name) => mailsOf(target, name));
  return { by: key.startsWith('@') ? 'now' : key, to, sends, people: 1, earliest: at, latest: at };
}

function targetsOf({ states }: FlowDocument, name: string, key: string): readonly string[] {
  const ways = key.startsWith('@') ? states[name]?.always : states[name]?.after?.[key];
  if (ways === undefined) return [];
  return [...new Set(transitionList(ways).flatMap(({ target }) => target ?? []))];
}

const mailsOf = ({ states }: FlowDocument, name: string): readonly string[] =>
  listOf(states[name]?.entry).flatMap(
    ({ send, sendNext }) => send ?? (sendNext === undefined ? [] : `next of ${sendNext}`),
  );

/** Adds groups up: one for each version, state and place. */
export function mergePreviews(groups: Iterable<MigrationGroup>): readonly MigrationGroup[] {
  const merged = new Map<string, MigrationGroup>();
  for (const group of groups) {
    const key = JSON.stringify([group.version, group.state, group.to, group.enters]);
    const known = merged.get(key);
    merged.set(key, known === undefined ? group : together(known, group));
  }
  return [...merged.values()].toSorted((a, b) => a.version - b.version || (a.state < b.state ? -1 : 1));
}

function together(one: MigrationGroup, other: MigrationGroup): MigrationGroup {
  return {
    ...one,
    people: one.people + other.people,
    setAside: one.setAside + other.setAside,
    next: mergeSteps([...one.next, ...other.next]),
  };
}

function mergeSteps(steps: readonly NextStep[]): readonly NextStep[] {
  const merged = new Map<string, NextStep>();
  for (const step of steps) {
    const known = merged.get(step.by);
    merged.set(step.by, known === undefined ? step : addedUp(known, step));
  }
  return [...merged.values()].toSorted((a, b) => (a.earliest ?? Infinity) - (b.earliest ?? Infinity));
}

const addedUp = (one: NextStep, other: NextStep): NextStep => ({
  ...one,
  people: one.people + other.people,
  earliest: one.earliest === null || other.earliest === null ? null : Math.min(one.earliest, other.earliest),
  latest: one.latest === null || other.latest === null ? null : Math.max(one.latest, other.latest),
});
