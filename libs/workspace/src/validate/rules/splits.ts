import type { Complaint } from '../../finding';
import { own } from '../json';
import { quoted } from '../suggest';
import type { FlowRule } from './rule';

/** The weights of a split make a whole: 100 (or 1). */
export const splits: FlowRule = {
  rules: ['split-weights'],
  reads: 'parts',
  check: (flow) =>
    [...flow.states.values()].flatMap((state): Complaint[] => {
      if (state.type !== 'split') return [];
      const weights = state.transitions.map(({ value }) => own(value, 'weight'));
      if (!weights.every((weight) => typeof weight === 'number')) return [];
      const sum = weights.reduce((total, weight) => total + weight, 0);
      if (near(sum, 100) || near(sum, 1)) return [];
      const message = `The weights of ${quoted(state.name)} make ${Math.round(sum * 1000) / 1000}, not 100.`;
      return [{ rule: 'split-weights', message, path: [...state.path, 'branches'] }];
    }),
};

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-6;
}
