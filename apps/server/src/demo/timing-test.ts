import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowDocument, StateDocument } from '@nurture/core/flow';

const FILE = join('flows', 'b2b-maturity-whitepaper.json');
const DEEPER = 'deepDive';
const TEST = 'howSoon';
const LATER = 'someDaysLater';
/** From where people go deeper. */
const FROM = ['sent', 'reminder'];

/**
 * The whitepaper's flow with a question put to it: is the mail that goes deeper clicked more often at once, or when
 * people have had some days for the paper?
 * @returns null for a workspace whose flow is another one
 */
export function flowWithTest(workspace: string): FlowDocument | null {
  const path = join(workspace, FILE);
  return existsSync(path) ? withTest(JSON.parse(readFileSync(path, 'utf8')) as FlowDocument) : null;
}

function withTest(flow: FlowDocument): FlowDocument | null {
  if (![DEEPER, ...FROM].every((state) => flow.states[state] !== undefined)) return null;
  const states = Object.entries(flow.states).map(([name, state]) => [name, FROM.includes(name) ? throughTest(state) : state]); // prettier-ignore
  const winner = { by: 'clicks', within: '14 days', risk: 0.05 } as const;
  const branches = [DEEPER, LATER].map((target) => ({ weight: 50, target }));
  return {
    ...flow,
    states: {
      ...(Object.fromEntries(states) as FlowDocument['states']),
      [TEST]: { type: 'split', branches, winner },
      [LATER]: { after: { '5 days': DEEPER } },
    },
  };
}

/** Whatever led deeper leads to the test first. */
function throughTest(state: StateDocument): StateDocument {
  const on = Object.entries(state.on ?? {}).map(([event, to]) => [event, to === DEEPER ? TEST : to]);
  return { ...state, on: Object.fromEntries(on) as StateDocument['on'] };
}
