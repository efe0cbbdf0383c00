import type { FlowDocument } from '@nurture/core/flow';
import fc from 'fast-check';
import { anyFlow } from '../../../../test/support/any-flow';
import { referenceDocument } from '../../../../test/support/reference-world';
import { type FlowContent, flowDifferences } from './difference';

const content = (document: FlowDocument, more: Partial<FlowContent> = {}): FlowContent => ({
  document,
  mails: { hello: { en: 'one', nl: 'one' } },
  streams: {},
  ...more,
});

/** Each difference in a line. */
function lines(before: FlowContent, after: FlowContent): string[] {
  return flowDifferences(before, after).map(
    ({ part, change, what, before: was, after: is }) => `${change} ${part} ${what} | ${was ?? '-'} | ${is ?? '-'}`,
  );
}

const base = referenceDocument;
const withState = (name: string, state: FlowDocument['states'][string]): FlowDocument => ({
  ...base,
  states: { ...base.states, [name]: state },
});

describe('the difference between two versions of a flow', () => {
  it.each<[string, FlowDocument, readonly string[]]>([
    [
      'a new state, and the way to it',
      { ...withState('nudge', { entry: { send: 'nudge' } }), on: { ...base.on, 'quiz.completed': 'nudge' } },
      ['added state nudge | - | ✉ nudge', 'added way any state: quiz.completed | - | → nudge'],
    ],
    [
      'another moment',
      withState('back', { ...base.states['back'], after: { '10 days': 'cold' } }),
      ['removed way back: 14 days | → cold | -', 'added way back: 10 days | - | → cold'],
    ],
    [
      'another target',
      withState('back', { ...base.states['back'], after: { '14 days': 'done' } }),
      ['changed way back: 14 days | → cold | → done'],
    ],
    [
      'a guard on a way',
      withState('back', { ...base.states['back'], after: { '14 days': { guard: 'warm', target: 'cold' } } }),
      ['changed guard back: 14 days | → cold | → cold if warm'],
    ],
    [
      'what a name means',
      { ...base, conditions: { ...base.conditions, warm: { 'contact.score': { $gte: 60 } } } },
      ['changed guard warm | their score is at least 50 | their score is at least 60'],
    ],
    [
      'another mail in a state',
      withState('reminder', { ...base.states['reminder'], entry: { send: 'other' } }),
      ['changed state reminder | ✉ whitepaper-reminder | ✉ other'],
    ],
    [
      'a detail of a mail',
      withState('reminder', { ...base.states['reminder'], entry: { send: 'whitepaper-reminder', priority: 9 } }),
      ['changed state reminder |  | '],
    ],
    [
      'a rule of sending',
      { ...base, sending: { ...base.sending, gap: '5 days' } },
      ['changed rule gap | 3 days | 5 days'],
    ],
    [
      'another goal',
      { ...base, goal: { on: 'deal.won' } },
      ['removed way any state: meeting.booked | → goal | -', 'added way any state: deal.won | - | → goal'],
    ],
    ['a note alone', { ...base, note: 'another' }, ['changed rule notes and details |  | ']],
  ])('tells %s', (_, after, expected) => {
    expect(lines(content(base), content(after))).toEqual(expected);
  });

  it('tells mails by name and language, and streams by what they hold', () => {
    const after = content(base, {
      mails: { hello: { en: 'two' }, bye: { en: 'one' } },
      streams: { stories: [{ mail: 'a' }, { mail: 'b', skip: 'warm' }] },
    });
    expect(lines(content(base), after)).toEqual([
      'changed mail hello (en) |  | ',
      'removed mail hello (nl) |  | -',
      'added mail bye (en) | - | ',
      'added stream stories | - | a, b unless “warm” holds',
    ]);
  });

  it('finds none between equal ones, in whatever order their names stand', () => {
    const turned = { ...base, states: Object.fromEntries(Object.entries(base.states).reverse()) };
    expect(lines(content(base), content(turned))).toEqual([]);
  });

  it('finds none between a flow and itself, and one between flows of different states', () => {
    const names = ({ states }: FlowDocument): string => Object.keys(states).sort().join();
    fc.assert(
      fc.property(anyFlow, anyFlow, (one, other) => {
        expect(lines(content(one), content(one))).toEqual([]);
        const different = lines(content(one), content(other));
        if (names(one) !== names(other)) expect(different).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
