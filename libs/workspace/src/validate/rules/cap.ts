import { approximateMs, parseDuration, TimeError } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import { own, textOf } from '../json';
import { sendingCircles } from '../machine/circles';
import { isTimeAlone, type Machine, machineOf } from '../machine/machine';
import { spell } from '../machine/spell';
import type { Cap } from '../machine/walker';
import { UNPROVED, worstPath, type WorstPath } from '../machine/worst-path';
import { Budget } from '../budget';
import type { Check, FlowRule } from './rule';

/** Of one walk: below a second; real flows take a hundredth of it. */
export const WALK_STEPS = 60_000;

/** Nobody is due more mails than the workspace's cap lets through. */
export const cap: FlowRule = {
  rules: ['cap-exceeded', 'cap-unproved'],
  reads: 'whole',
  check: (flow, check) => {
    const limit = capOf(check);
    if (limit === null) return [];
    const machine = machineOf(flow, check);
    // A circle without time exceeds every cap, and has its own finding.
    if (sendingCircles(machine).length > 0) return [];
    return exceeded(machine, limit);
  },
};

function exceeded(machine: Machine, limit: Cap): Complaint[] {
  const byTime = worstPath(machine, limit, isTimeAlone, new Budget(WALK_STEPS));
  if (byTime !== null && byTime !== UNPROVED && byTime.certain) return [complaintOf(byTime, limit, 'error')];
  const byAll = worstPath(machine, limit, () => true, new Budget(WALK_STEPS));
  if (byAll === null) return [];
  return byAll !== UNPROVED && byAll.certain ? [complaintOf(byAll, limit, 'warning')] : [unproved(byAll, limit)];
}

/** The cap of workspace.json; null where there is none, or it can't be read. */
export function capOf({ workspace }: Pick<Check, 'workspace'>): Cap | null {
  const written = own(own(workspace.settings?.value, 'sending'), 'cap');
  const mails = own(written, 'mails');
  const within = textOf(own(written, 'within'));
  if (typeof mails !== 'number' || within === null) return null;
  try {
    return { mails, withinMs: approximateMs(parseDuration(within)) };
  } catch (error) {
    if (error instanceof TimeError) return null;
    throw error;
  }
}

/** What was not walked to its end is neither said to keep to the cap nor to exceed it. */
function unproved(found: WorstPath | typeof UNPROVED, limit: Cap): Complaint {
  const suspicion = found === UNPROVED ? '' : ` It may exceed it on the way \`${found.path}\`.`;
  const message =
    `The ways through this flow are too many to count the mails on each, so it is not proved that it keeps to the ` +
    `workspace's cap of ${limit.mails} in ${spell(limit.withinMs)}.${suspicion} The cap holds all the same: what is too ` +
    `many waits. Divide the flow into several, or give its mails one gap.`;
  return { rule: 'cap-unproved', level: 'warning', message, path: ['states'], atKey: true };
}

function complaintOf({ path, ms, mail }: WorstPath, limit: Cap, level: Complaint['level'] & string): Complaint {
  const when = ms === 0 ? 'at once' : `within ${spell(ms)}`;
  const who = level === 'error' ? 'By time alone' : 'With the right events';
  const message =
    `${who}, ${limit.mails + 1} mails are due ${when}; the workspace's cap is ${limit.mails} in ${spell(limit.withinMs)}: ` +
    `\`${path}\`. The last one would wait, and what follows with it: wait longer, or send less.`;
  return { rule: 'cap-exceeded', level, message, path: mail.path };
}
