import type { Complaint } from '../../finding';
import type { FlowView } from '../flow-view';
import { quoted } from '../suggest';
import type { FlowRule } from './rule';
import { reachable } from './ways';

/** Somebody can come to every state. */
export const reachability: FlowRule = {
  rules: ['unreachable-state'],
  reads: 'whole',
  check: (flow) => {
    if (flow.initial === null || !flow.states.has(flow.initial) || leadsNowhere(flow)) return [];
    const seen = reachable(flow, () => true);
    return [...flow.states.values()]
      .filter((state) => !seen.has(state.name))
      .map(({ name, path }): Complaint => {
        const message = `Nobody can come to ${quoted(name)}: no transition that can be reached leads there.`;
        return { rule: 'unreachable-state', message, path, atKey: true };
      });
  },
};

/** A target that is misspelled has its own finding; the state that was meant may be the one that nobody comes to. */
function leadsNowhere({ states, root }: FlowView): boolean {
  const all = [...[...states.values()].flatMap(({ transitions }) => transitions), ...root];
  return all.some(({ target }) => target !== null && !states.has(target));
}
