import { approximateMs, parseDuration, TimeError } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import { own, textOf } from '../json';
import { sendingCircles } from '../machine/circles';
import { isTimeAlone, type Machine, machineOf } from '../machine/machine';
import { spell } from '../machine/spell';
import type { Cap } from '../machine/walker';
import { UNPROVED, worstPath, type WorstPath } from '../machine/worst-path';
import type { Check, FlowRule } from './rule';

/** Nobody is due more mails than the workspace's cap lets through. */
export const cap: FlowRule = {
  rules: ['cap-exceeded'],
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
  const byTime = worstPath(machine, limit, isTimeAlone);
  if (byTime !== null && byTime !== UNPROVED && byTime.certain) return [complaintOf(byTime, limit, 'error')];
  const byAll = worstPath(machine, limit, () => true);
  if (byAll === UNPROVED) return [unproved(limit)];
  return byAll === null ? [] : [complaintOf(byAll, limit, 'warning')];
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

function unproved(limit: Cap): Complaint {
  const message =
    `The ways through this flow are too many to count the mails on each: nobody can say whether it keeps to the cap of ` +
    `${limit.mails} in ${spell(limit.withinMs)}. Divide it into several flows.`;
  return { rule: 'cap-exceeded', level: 'warning', message, path: ['states'], atKey: true };
}

function complaintOf({ path, ms, mail }: WorstPath, limit: Cap, level: Complaint['level'] & string): Complaint {
  const when = ms === 0 ? 'at once' : `within ${spell(ms)}`;
  const who = level === 'error' ? 'By time alone' : 'With the right events';
  const message =
    `${who}, ${limit.mails + 1} mails are due ${when}; the workspace's cap is ${limit.mails} in ${spell(limit.withinMs)}: ` +
    `\`${path}\`. The last one would wait, and what follows with it: wait longer, or send less.`;
  return { rule: 'cap-exceeded', level, message, path: mail.path };
}
