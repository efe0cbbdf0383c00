import referenceFlow from '../../../../templates/flows/b2b-maturity-whitepaper.json';
import { BOX, curveOf, reach, shapeOf } from './layout';

describe('the picture of a flow', () => {
  it('puts the states in the order in which people meet them', () => {
    const { states } = shapeOf(referenceFlow);
    const names = states.map(({ name }) => name);
    expect(names[0]).toBe('sent');
    expect([...names].sort()).toEqual(Object.keys(referenceFlow.states).sort());
    expect(names.indexOf('sent')).toBeLessThan(names.indexOf('reminder'));
    expect(names.indexOf('reminder')).toBeLessThan(names.indexOf('cold'));
    expect(states.find(({ name }) => name === 'cold')).toEqual({ name: 'cold', type: 'final', sends: false });
    expect(states.find(({ name }) => name === 'reminder')?.sends).toBe(true);
  });

  it('has an arrow for every way on, in whichever form its author wrote it', () => {
    const flow = {
      initial: 'a',
      states: {
        a: { on: { x: 'b', y: { target: 'c' }, z: [{ guard: {}, target: 'd' }, 'e'] }, after: { '3 days': 'f' } },
        b: { always: [{ target: 'g' }] },
        c: { type: 'choice', branches: [{ guard: {}, target: 'h' }], else: 'a' },
        ...Object.fromEntries(['d', 'e', 'f', 'g', 'h'].map((name) => [name, { type: 'final' }])),
      },
    };
    const arrows = shapeOf(flow).arrows.map(({ from, to }) => `${from}${to}`);
    expect(arrows.sort()).toEqual(['ab', 'ac', 'ad', 'ae', 'af', 'bg', 'ca', 'ch']);
  });

  it('draws whatever it is given, and leaves out arrows to nowhere', () => {
    expect(shapeOf({})).toEqual({ states: [], arrows: [] });
    expect(shapeOf({ initial: 5, states: { a: null, b: { on: 'b', after: { x: 'gone' } } } }).arrows).toEqual([]);
  });

  it('keeps every arc within what it says it needs', () => {
    const rows = new Map([
      ['a', 0],
      ['b', 6],
    ]);
    const { left, right } = reach([{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }], rows); // prettier-ignore
    expect(curveOf(0, 6, left).labelX).toBeLessThan(left + BOX.width + right);
    expect(curveOf(6, 0, left).labelX).toBeGreaterThan(0);
  });
});
