import { checkReference } from './reference';
import type { FlowRule } from './rule';

/** Every target, and the initial state, is a state of the flow. */
export const targets: FlowRule = {
  rules: ['unknown-target'],
  reads: 'parts',
  check: (flow) => {
    const known = new Set(flow.states.keys());
    const all = [...[...flow.states.values()].flatMap((state) => state.transitions), ...flow.root];
    return [
      { name: flow.initial, path: ['initial'] },
      ...all.map((transition) => ({ name: transition.target, path: transition.targetPath })),
    ].flatMap(({ name, path }) =>
      checkReference({ rule: 'unknown-target', kind: 'state', home: 'this flow', name, path, known }),
    );
  },
};
