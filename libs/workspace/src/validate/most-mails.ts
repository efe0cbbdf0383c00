import type { Finding } from '../finding';
import type { LoadedWorkspace } from '../load/load-workspace';
import { viewFlow } from './flow-view';
import { isTimeAlone, type Machine, machineOf, type Way } from './machine/machine';
import { WEEK_MS } from './machine/lengths';
import { spell } from './machine/spell';
import type { Cap } from './machine/walker';
import { UNPROVED, worstPath } from './machine/worst-path';
import { namesOf } from './names';
import { Budget } from './budget';
import { capOf, WALK_STEPS } from './rules/cap';

/** The most mails that somebody may be due, and a path on which they are. */
export interface Bound {
  readonly mails: number;
  /** In the form of a path string; null where no mail counts. */
  readonly path: string | null;
  /** False: there may be more. Beyond the workspace's cap nothing is counted, since the governor lets no more through. */
  readonly isMost: boolean;
}

/** How many mails a flow sends anybody in the time of the workspace's cap, as the machine's walk proves it. */
export interface MostMails extends Bound {
  readonly flow: string;
  /** Relative to the workspace. */
  readonly file: string;
  /** Such as `7 days`. */
  readonly within: string;
  /** On paths that time alone walks. */
  readonly byTime: Bound;
}

/** Where a workspace has no cap, counting ends here. */
const MOST_COUNTED = 20;

/**
 * For every flow without errors the most marketing mails that fall due to one person in the time of the workspace's cap
 * (7 days where it has none), whatever happens: events and dates come at once, durations, business days at their
 * shortest and gaps take their time, windows none.
 * @param findings of the same workspace; a flow with errors is left out
 */
export function mostMails({ workspace }: LoadedWorkspace, findings: readonly Finding[]): MostMails[] {
  const faulty = new Set(findings.filter(({ level }) => level === 'error').map(({ file }) => file));
  const views = workspace.flows.filter(({ path }) => !faulty.has(path)).map(viewFlow);
  const limit = capOf({ workspace }) ?? { mails: MOST_COUNTED, withinMs: WEEK_MS };
  const check = { workspace, names: namesOf(workspace), flows: views };
  return views.map((view) => {
    const machine = machineOf(view, check);
    return {
      flow: view.id ?? '',
      file: view.file.path,
      within: spell(limit.withinMs),
      ...boundOf(machine, limit, () => true),
      byTime: boundOf(machine, limit, isTimeAlone),
    };
  });
}

/** Counts up: each number of mails that there is a path for, until there is none. */
function boundOf(machine: Machine, { mails: most, withinMs }: Cap, allows: (way: Way) => boolean): Bound {
  let path: string | null = null;
  for (let mails = 0; mails <= most; mails++) {
    const more = worstPath(machine, { mails, withinMs }, allows, new Budget(WALK_STEPS));
    if (more === null) return { mails, path, isMost: true };
    if (more === UNPROVED || !more.certain) return { mails, path, isMost: false };
    path = more.path;
  }
  return { mails: most + 1, path, isMost: false };
}
