import { wantsColors } from './colors';

describe('colours in what a command prints', () => {
  it.each([
    ['a terminal', {}, true, true],
    ['a pipe', {}, false, false],
    ['the log of a build', { CI: 'true' }, false, false],
    ['a terminal that knows none', { TERM: 'dumb' }, true, false],
    ['a pipe whose reader asks for them', { FORCE_COLOR: '1' }, false, true],
    ['a terminal whose reader wants none', { NO_COLOR: '1' }, true, false],
    ['somebody who asks for both', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['somebody who forces none', { FORCE_COLOR: '0' }, true, false],
  ])('%s', (_, env, isTerminal, expected) => {
    expect(wantsColors(env, isTerminal)).toBe(expected);
  });
});
