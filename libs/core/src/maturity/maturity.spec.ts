import { type MaturityAnswer, type Perspective, type Phase, PHASES, QUESTIONS, radar, scoreScan, standingOn } from '.';

/** All five questions of some phases, answered alike by one person. */
const says = (person: string, perspective: Perspective, scores: Partial<Record<Phase, number>>): MaturityAnswer[] =>
  PHASES.flatMap((phase) =>
    QUESTIONS.flatMap((question) => {
      const score = scores[phase];
      return score === undefined ? [] : [{ person, perspective, phase, question, score }];
    }),
  );
const everywhere = (score: number): Record<Phase, number> =>
  Object.fromEntries(PHASES.map((phase) => [phase, score])) as Record<Phase, number>;

describe('a maturity scan', () => {
  it('weighs the perspectives alike, however many people took each', () => {
    const answers = [
      ...says('a', 'marketing', { aware: 5 }),
      ...says('b', 'marketing', { aware: 5 }),
      ...says('c', 'marketing', { aware: 5 }),
      ...says('d', 'sales', { aware: 2 }),
    ];
    const { phases, people, missing } = scoreScan(answers);
    expect(phases[0]).toMatchObject({ phase: 'aware', score: 3.5, level: 3, spread: 3 });
    expect(phases[1]).toMatchObject({ phase: 'understand', score: null, level: null, spread: null });
    expect([people, missing]).toEqual([4, ['customer-success']]);
  });

  it('is no better than its weakest phase, the earlier of two alike', () => {
    const result = scoreScan(says('a', 'sales', { ...everywhere(4), judge: 2, onboard: 2 }));
    expect(result).toMatchObject({ weakest: 'judge', level: 2 });
    expect(scoreScan([])).toMatchObject({ weakest: null, level: null, advice: [] });
  });

  it('advises the lowest level first: nothing is measured before all is standardised', () => {
    const scores = { aware: 4, understand: 2, judge: 1, decide: 1, onboard: 3, retain: 2 };
    const answers = [...says('a', 'marketing', scores), ...says('b', 'sales', { ...scores, decide: 2 })];
    const { advice } = scoreScan(answers);
    expect(advice.map(({ phase, toLevel }) => [phase, toLevel])).toEqual([
      ['judge', 2],
      ['decide', 2],
    ]);
    const next = scoreScan(says('a', 'marketing', { ...scores, judge: 2, decide: 3 })).advice;
    expect(next.map(({ phase, toLevel }) => [phase, toLevel])).toEqual([
      ['understand', 3],
      ['judge', 3],
      ['retain', 3],
    ]);
    expect(next[1]?.step).toContain('MQL');
    expect(scoreScan(says('a', 'marketing', everywhere(5))).advice).toEqual([]);
  });

  it('says with which question to begin', () => {
    const answers = says('a', 'sales', everywhere(2)).map((answer) =>
      answer.phase === 'decide' && answer.question === 'data' ? { ...answer, score: 1 } : answer,
    );
    expect(scoreScan(answers).advice[0]).toMatchObject({ phase: 'decide', beginWith: 'data', toLevel: 2 });
  });

  it('has a radar chart with an axis per phase and a line per perspective, told in words too', () => {
    const answers = [...says('a', 'marketing', everywhere(4)), ...says('b', 'sales', everywhere(2))];
    const picture = radar(scoreScan(answers), 'Q1 <2027>');
    expect(picture.match(/class="(marketing|sales|customer-success|all)" points/g)).toHaveLength(3);
    expect(picture).toContain('Q1 &#60;2027&#62;');
    expect(picture).toContain('aware 3.0, understand 3.0');
    for (const phase of PHASES) expect(picture).toContain(`>${phase} 3.0</text>`);
  });
});

describe('the ladder of online marketing', () => {
  it('counts rungs from below, and calls those above a gap too early', () => {
    expect(standingOn(new Set(['website', 'brand-awareness', 'automated']))).toEqual({
      level: 2,
      next: 'leads',
      tooEarly: ['automated'],
    });
    expect(standingOn(new Set())).toMatchObject({ level: 0, next: 'website' });
  });
});
