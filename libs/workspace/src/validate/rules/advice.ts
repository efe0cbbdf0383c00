import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import { type FlowView, sendsMail, type TransitionView } from '../flow-view';
import { own } from '../json';
import { decidesByGoal } from './experiments';
import type { FlowRule } from './rule';
import { reachable } from './ways';

/** What a flow should have, though it runs without. */
export const advice: FlowRule = {
  rules: ['no-goal', 'no-exit-on-unsubscribe', 'opened-without-clicked', 'only-tracked-handoff'],
  reads: 'whole',
  check: (flow) => [...noGoal(flow), ...noExit(flow), ...openedAlone(flow), ...onlyTracked(flow)],
};

function noGoal(flow: FlowView): Complaint[] {
  // A test that needs the goal says so itself.
  if (flow.goals.length > 0 || decidesByGoal(flow)) return [];
  const message = 'The flow has no "goal": nobody can tell whether it works, and who reached it is mailed on.';
  return [{ rule: 'no-goal', level: 'warning', message, suggestion: '"goal": { "on": "meeting.booked" }' }];
}

function noExit(flow: FlowView): Complaint[] {
  const mails = flow.actions.some((action) => sendsMail(action) && own(action.value, 'kind') !== 'service');
  if (!mails || flow.exits.some((exit) => exit.events.includes('contact.unsubscribed'))) return [];
  const message = 'Who unsubscribes stays in this flow, and is counted in it: add an exit on `contact.unsubscribed`.';
  const suggestion = '"exit": [{ "on": "contact.unsubscribed" }]';
  return [{ rule: 'no-exit-on-unsubscribe', level: 'warning', message, suggestion }];
}

/** Whoever blocks images clicks without an open that can be seen. */
function openedAlone(flow: FlowView): Complaint[] {
  const holders = [
    { on: own(flow.document, 'on'), path: ['on'] as JsonPath },
    ...[...flow.states.values()].map(({ value, path }) => ({ on: own(value, 'on'), path: [...path, 'on'] })),
  ];
  return holders
    .filter(({ on }) => own(on, 'mail.opened') !== undefined && own(on, 'mail.clicked') === undefined)
    .map(({ path }) => ({
      rule: 'opened-without-clicked',
      level: 'warning',
      message:
        'Who blocks images is never seen to open a mail, only to click: put `mail.clicked` beside `mail.opened`.',
      suggestion: 'mail.clicked',
      path: [...path, 'mail.opened'],
      atKey: true,
    }));
}

/** Heard only of people who agreed to tracking. */
function isTracked({ cause }: TransitionView): boolean {
  if (cause.kind !== 'on') return false;
  return ['mail.opened', 'mail.clicked', 'page.viewed'].includes(cause.event) || cause.event.startsWith('cta.');
}

function onlyTracked(flow: FlowView): Complaint[] {
  const handoffs = flow.actions.filter((action) => own(action.value, 'handoff') !== undefined);
  const [first] = handoffs;
  if (first === undefined) return [];
  const untracked = reachable(flow, (transition) => !isTracked(transition));
  const everywhere = reachable(flow, () => true);
  const reached = handoffs.some((action) => isUntracked(flow, action, untracked));
  if (reached || !handoffs.some(({ state }) => state === null || everywhere.has(state))) return [];
  const message =
    'Only opens, clicks and page views lead to this handoff: people without tracking consent never get there. ' +
    'Lead there by `asset.opened`, `form.submitted` or time as well.';
  return [{ rule: 'only-tracked-handoff', level: 'warning', message, path: first.path }];
}

function isUntracked(
  flow: FlowView,
  { state, place, path }: FlowView['actions'][number],
  untracked: ReadonlySet<string>,
): boolean {
  if (place === 'end') return true;
  if (state !== null && !untracked.has(state)) return false;
  if (place === 'entry') return true;
  const all = state === null ? flow.root : (flow.states.get(state)?.transitions ?? []);
  return all.some((transition) => startsWith(path, transition.path) && !isTracked(transition));
}

function startsWith(path: JsonPath, prefix: JsonPath): boolean {
  return prefix.every((step, index) => path[index] === step);
}
