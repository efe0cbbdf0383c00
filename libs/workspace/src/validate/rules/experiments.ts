import { parseExactMs } from '@nurture/core/time';
import type { Complaint } from '../../finding';
import type { JsonPath } from '../../load/json-path';
import { type FlowView, mailsOf } from '../flow-view';
import { own } from '../json';
import { quoted } from '../suggest';
import type { FlowRule } from './rule';
import { timeComplaint } from './times';

/** Tests of variants: something to choose from, and a rule by which it can be chosen. */
export const experiments: FlowRule = {
  rules: ['winner-alone', 'winner-without-goal', 'variant-twice'],
  reads: 'parts',
  check: (flow) => [
    ...flow.actions.filter(({ value }) => own(value, 'variants') === undefined).flatMap(alone),
    ...flow.actions.flatMap(twice),
    ...winners(flow).flatMap((winner) => [...withoutGoal(winner, flow), ...time(winner)]),
  ],
};

interface Placed {
  readonly value: unknown;
  readonly path: JsonPath;
}

function winners(flow: FlowView): Placed[] {
  const holders = [...flow.actions, ...flow.states.values()];
  return holders
    .map(({ value, path }) => ({ value: own(value, 'winner'), path: [...path, 'winner'] }))
    .filter(({ value }) => value !== undefined);
}

function alone({ value, path }: Placed): Complaint[] {
  if (own(value, 'winner') === undefined) return [];
  const message = 'There is one mail only, so none can win: name others in "variants".';
  return [{ rule: 'winner-alone', message, path: [...path, 'winner'], atKey: true }];
}

function twice(action: FlowView['actions'][number]): Complaint[] {
  const [itself, ...others] = mailsOf(action);
  // The action's own mail may be named once more among the variants, to give it a weight.
  const named = others.length > 0 ? others : itself === undefined ? [] : [itself];
  return named
    .filter(({ mail }, i) => named.findIndex((one) => one.mail === mail) < i)
    .map(({ mail, path }) => ({ rule: 'variant-twice', message: `${quoted(mail)} is a variant twice.`, path }));
}

/** Whether a test of the flow is decided by who reaches its goal. */
export function decidesByGoal(flow: FlowView): boolean {
  return winners(flow).some(byConversions);
}

function byConversions({ value }: Placed): boolean {
  return (typeof value === 'string' ? value : own(value, 'by')) === 'conversions';
}

function withoutGoal(winner: Placed, flow: FlowView): Complaint[] {
  if (!byConversions(winner) || flow.goals.length > 0) return [];
  const message = 'Conversions are people who reach the goal of the flow, and it has none: add "goal".';
  return [{ rule: 'winner-without-goal', message, path: winner.path }];
}

function time({ value, path }: Placed): Complaint[] {
  return timeComplaint('bad-duration', own(value, 'within'), [...path, 'within'], parseExactMs);
}
