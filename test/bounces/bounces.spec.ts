import { classifyReturn } from '@nurture/core/bounce';
import { type Expected, relayed, type Sample } from './build';
import { NOTICES } from './notices';
import { PEOPLE } from './people';
import { REPLIES } from './replies';
import { STRUCTURES } from './structures';

const SAMPLES: readonly Sample[] = [
  ...REPLIES.map(({ of, says, outcome, status }) => ({
    name: `${of}: ${says.slice(0, 60)}`,
    mail: relayed('ann.lee@example.com', says, status),
    expected: [['ann.lee@example.com', outcome] as const],
  })),
  ...NOTICES,
  ...PEOPLE,
  ...STRUCTURES,
];

const verdictsOf = (mail: string): Expected[] =>
  classifyReturn(Buffer.from(mail, 'utf8')).map(({ recipient, outcome }) => [recipient, outcome]);

describe('the labelled set', () => {
  it('has at least 80 mails', () => {
    expect(SAMPLES.length).toBeGreaterThanOrEqual(80);
  });

  it.each(SAMPLES)('$name', ({ mail, expected, messageId }) => {
    expect(verdictsOf(mail)).toEqual(expected);
    if (messageId) expect(classifyReturn(mail)[0]?.messageId).toBe(messageId);
  });

  it('calls no more than 5 % of the living dead, and is right on more than 95 % of all', () => {
    const rows = SAMPLES.flatMap(({ mail, expected }) => {
      const told = new Map(verdictsOf(mail));
      return expected.map(([recipient, outcome]) => ({ outcome, told: told.get(recipient) }));
    });
    const alive = rows.filter(({ outcome }) => outcome !== 'hard');
    const falseHard = alive.filter(({ told }) => told === 'hard');
    expect(falseHard.length / alive.length).toBeLessThanOrEqual(0.05);
    expect(rows.filter(({ outcome, told }) => outcome === told).length / rows.length).toBeGreaterThan(0.95);
  });
});
