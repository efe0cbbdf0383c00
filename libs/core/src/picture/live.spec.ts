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
  entered: { a: 20, b: 4, c: 6 },
  ways: [
    way(null, 'a', 20),
    way('a', 'c', 5),
    way('a', 'b', 4),
    way('b', 'c', 1),
    way('a', 'goal', 2, 'goal'),
    way('b', 'goal', 1, 'goal'),
    way('a', 'exit', 1, 'exit'),
    way('a', 'a', 1, 'left'),
    way('gone', 'a', 9),
  ],
});

describe('a picture with numbers', () => {
  it('says how many are in each state, and how many took each way', () => {
    expect(live.nodes.map(({ id, people }) => `${id} ${people}`)).toEqual(['@start 0', 'a 7', 'b 0', 'c 0', '@any 0', '@goal 3', '@exit 1']); // prettier-ignore
    expect(live.edges.map(({ from, to, people }) => `${from} ${to} ${people}`)).toEqual([
      '@start a 20',
      'a c 5',
      'b c 1',
      '@any b 4',
      '@any @goal 3',
      '@any @exit 1',
    ]);
  });

  it('says who came into each state, whose way ended there, and which share took each way', () => {
    const [, a, b, c] = live.nodes;
    expect([a?.entered, a?.lost, a?.dropOff]).toEqual([20, 2, 0.1]);
    expect([b?.entered, b?.lost, b?.dropOff]).toEqual([4, 0, 0]);
    expect([c?.entered, c?.dropOff]).toEqual([6, null]);
    expect(live.edges.map(({ id, share }) => `${id} ${share}`)).toEqual(['@start>a null', 'a>c 0.25', 'b>c 0.25', '@any>b null', '@any>@goal null', '@any>@exit null']); // prettier-ignore
  });

  it('is drawn with its numbers, and without those that are nought', () => {
    const drawn = mermaid(labelled(live));
    expect(drawn).toContain('a["<b>a</b><br/>7 here"]');
    expect(drawn).toContain('|"3 days<br/>5×"|');
    expect(drawn).not.toContain('0 here');
  });
});
