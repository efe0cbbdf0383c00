import type { Complaint } from '../../finding';
import { quoted } from '../suggest';
import type { FlowRule } from './rule';
import { reachable } from './ways';

/** Somebody can come to every state. */
export const reachability: FlowRule = {
  rules: ['unreachable-state'],
  reads: 'whole',
  check: (flow) => {
    if (flow.initial === null || !flow.states.has(flow.initial)) return [];
    const seen = reachable(flow, () => true);
    return [...flow.states.values()]
      .filter((state) => !seen.has(state.name))
      .map(({ name, path }): Complaint => {
        const message = `Nobody can come to ${quoted(name)}: no transition that can be reached leads there.`;
        return { rule: 'unreachable-state', message, path, atKey: true };
      });
  },
};
