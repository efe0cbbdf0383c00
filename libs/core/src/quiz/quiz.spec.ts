import { type Quiz, type QuizQuestion, scoreQuiz } from './index';

const question = (id: string, more: Partial<QuizQuestion> = {}): QuizQuestion => ({
  id, text: {}, group: null, field: null, required: true, options: [], times: 1, multiplies: false, ...more,
}); // prettier-ignore
const options = [1, 2, 3, 4, 5].map((points) => ({ value: String(points), label: {}, points }));
const results = [1, 2, 3].map((from) => ({ id: `level-${from}`, from, title: {}, text: {} }));
const quiz = (more: Partial<Quiz>): Quiz => ({ name: 'q', title: {}, intro: {}, form: null, scoring: 'sum', groups: {}, questions: [], results, ...more }); // prettier-ignore

describe('a quiz', () => {
  it('whose weakest part brakes it has the level that this part has reached in full', () => {
    const scan = quiz({
      scoring: 'weakest',
      groups: { aware: {}, decide: {} },
      questions: ['aware', 'decide'].flatMap((group) =>
        [1, 2, 3].map((n) => question(`${group}-${n}`, { group, options })),
      ),
    });
    const answers = {
      'aware-1': '5',
      'aware-2': '4',
      'aware-3': '5',
      'decide-1': '2',
      'decide-2': '3',
      'decide-3': '1',
    };
    expect(scoreQuiz(scan, answers)).toMatchObject({ score: 2, weakest: 'decide', result: { id: 'level-2' } });
    expect(scoreQuiz(scan, { ...answers, 'decide-3': '5' })).toMatchObject({ result: { id: 'level-3' } });
  });

  it('that calculates adds up, and multiplies by what multiplies', () => {
    const calculator = quiz({
      questions: [question('leads'), question('calls', { times: 2 }), question('value', { multiplies: true }), question('role', { options: [{ value: 'x', label: {}, points: null }] })],
    }); // prettier-ignore
    expect(scoreQuiz(calculator, { leads: '10', calls: '5', value: '100', role: 'x' }).score).toBe(2_000);
    expect(scoreQuiz(calculator, {}).score).toBe(0);
  });
});
