import flow from '../../../../../templates/flows/b2b-maturity-whitepaper.json';
import { textOfVersion } from './draft';

describe('a version in the editor', () => {
  it('says what the version says, in the order in which people write and meet it', () => {
    const jumbled = Object.fromEntries(Object.entries(flow).toReversed());
    const text = textOfVersion({ ...jumbled, states: Object.fromEntries(Object.entries(flow.states).toReversed()) });
    const shown = JSON.parse(text) as typeof flow;
    expect(shown).toEqual(flow);
    expect(Object.keys(shown).slice(0, 3)).toEqual(['$schema', 'id', 'name']);
    expect(Object.keys(shown.states)[0]).toBe(flow.initial);
  });

  it('shows whatever it is given', () => {
    expect(textOfVersion({ states: 5 })).toBe('{\n  "states": 5\n}\n');
  });
});
