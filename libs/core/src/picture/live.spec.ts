import type { FlowDocument } from '../flow';
import { flowGraph, labelled, liveGraph, mermaid } from '.';

const flow: FlowDocument = {
  id: 'f',
  enrol: { on: 'form.submitted' },
  goal: { on: 'meeting.booked' },
  exit: { on: 'contact.unsubscribed' },
  initial: 'a',
  on: { 'page.viewed': 'b' },
  states: { a: { after: { '3 days': 'c' } }, b: { after: { '3 days': 'c' } }, c: { type: 'final' } },
};
const way = (from: string | null, to: string, people: number, end: string | null = null) => ({ from, to, people, end });
const live = liveGraph(flowGraph(flow), {
  states: { a: 7, gone: 3 },
  ways: [
    way(null, 'a', 20),
    way('a', 'c', 5),
    way('a', 'b', 4),
    way('b', 'c', 1),
    way('a', 'goal', 2, 'goal'),
    way('b', 'goal', 1, 'goal'),
    way('gone', 'a', 9),
  ],
});

describe('a picture with numbers', () => {
  it('says how many are in each state, and how many took each way', () => {
    expect(live.nodes.map(({ id, people }) => `${id} ${people}`)).toEqual(['@start 0', 'a 7', 'b 0', 'c 0', '@any 0', '@goal 3', '@exit 0']); // prettier-ignore
    expect(live.edges.map(({ from, to, people }) => `${from} ${to} ${people}`)).toEqual([
      '@start a 20',
      'a c 5',
      'b c 1',
      '@any b 4',
      '@any @goal 3',
      '@any @exit 0',
    ]);
  });

  it('is drawn with its numbers, and without those that are nought', () => {
    const drawn = mermaid(labelled(live));
    expect(drawn).toContain('a["<b>a</b><br/>7 here"]');
    expect(drawn).toContain('|"3 days<br/>5×"|');
    expect(drawn).not.toContain('0 here');
  });
});
