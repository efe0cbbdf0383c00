import type { Complaint } from '../../finding';
import type { FlowView } from '../flow-view';
import { objectOf, own } from '../json';
import { type Placed, placedConditions } from './conditions';
import type { FlowRule } from './rule';
import { walkCondition } from './walk-condition';

/** Names put in, so many comparisons and questions may stand in one condition, and in all of a flow. */
export const MOST_PARTS = 1_000;
const MOST_PARTS_OF_FLOW = 50_000;

/** Names that call names may grow a few lines to more than any machine holds. */
export const conditionSize: FlowRule = {
  rules: ['condition-too-large'],
  reads: 'parts',
  check: (flow) => {
    const sizeOf = sizer(flow);
    const sized = placedConditions(flow).map((placed) => ({ placed, parts: sizeOf(placed.value) }));
    const large = sized.filter(({ placed, parts }) => parts > MOST_PARTS && callsSmall(placed.value, sizeOf));
    if (large.length > 0) return large.map(({ placed }) => tooLarge(placed));
    const all = sized.reduce((sum, { parts }) => sum + parts, 0);
    return all > MOST_PARTS_OF_FLOW ? [tooManyTogether()] : [];
  },
};

/** Whoever calls one that is too large is mended with it. */
const callsSmall = (condition: unknown, sizeOf: (condition: unknown) => number): boolean =>
  walkCondition(condition, []).every((part) => part.kind !== 'name' || sizeOf(part.name) <= MOST_PARTS);

/** Counts each name once, whoever calls it; a circle has its own finding. */
function sizer(flow: FlowView): (condition: unknown) => number {
  const names = objectOf(own(flow.document, 'conditions'));
  const known = new Map<string, number>();
  const sizeOf = (condition: unknown): number =>
    walkCondition(condition, []).reduce((sum, part) => sum + (part.kind === 'name' ? sizeOfName(part.name) : 1), 0);
  const sizeOfName = (name: string): number => {
    const size = known.get(name);
    if (size !== undefined) return size;
    known.set(name, 1);
    const counted = 1 + sizeOf(own(names, name));
    known.set(name, counted);
    return counted;
  };
  return sizeOf;
}

function tooLarge({ path }: Placed): Complaint {
  const message =
    `With the conditions that it calls by name, this one has more than ${MOST_PARTS} parts. ` +
    'Ask for several values with "$in", and call a name once.';
  return { rule: 'condition-too-large', message, path };
}

function tooManyTogether(): Complaint {
  const message =
    `With the conditions that they call by name, all guards of this flow have more than ${MOST_PARTS_OF_FLOW} parts. ` +
    'Ask for several values with "$in", or divide the flow into several.';
  return { rule: 'condition-too-large', message, path: ['states'], atKey: true };
}
