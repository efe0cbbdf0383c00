import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { productNow } from '../../format';
import { Field, Form } from '../../parts/form';
import { Card } from '../../parts/page';
import { Progress } from '../../parts/states';
import { useToast } from '../../parts/toast';
import { useAct } from '../../queries';
import { goTo } from '../../router';
import { LADDER, LEVELS, PERSPECTIVES, type Perspective, PHASES, type Phase, QUESTIONS } from './names';

type Scan = Schemas['ScanDto'];
type Scores = Readonly<Record<string, number>>;

const keyOf = (phase: Phase, question: string): string => `${phase} ${question}`;

/** A quarter's name, such as `2026-q4`: rounds are mostly held once in one. */
function thisRound(): string {
  const now = new Date(productNow());
  return `${now.getUTCFullYear()}-q${Math.floor(now.getUTCMonth() / 3) + 1}`;
}

/** One person's answers to a round; who answers again corrects what they said. */
export function Answer({ scans }: { scans: readonly Scan[] }) {
  const { t } = useTranslation('maturity');
  const toast = useToast();
  const record = useAct('/api/v1/maturity', 'post');
  const [round, setRound] = useState(thisRound());
  const [person, setPerson] = useState('');
  const [perspective, setPerspective] = useState<Perspective>('marketing');
  const [scores, setScores] = useState<Scores>({});
  const [inOrder, setInOrder] = useState<readonly (typeof LADDER)[number][]>([]);
  const done = Object.keys(scores).length;
  const total = PHASES.length * QUESTIONS.length;

  const submit = (): void => {
    const answers = PHASES.flatMap((phase) =>
      QUESTIONS.flatMap((question) => {
        const score = scores[keyOf(phase, question)];
        return score === undefined ? [] : [{ person, perspective, phase, question, score }];
      }),
    );
    const ladder = perspective === 'marketing' && inOrder.length > 0 ? { inOrder: [...inOrder] } : {};
    const recorded = (): void => {
      toast(t('answer.recorded'));
      goTo(`/maturity?round=${encodeURIComponent(round)}`);
    };
    record.mutate({ body: { id: round, answers, ...ladder } }, { onSuccess: recorded });
  };

  return (
    <Card title={t('view.answer')} note={t('answer.note')}>
      <Form
        onSubmit={submit}
        busy={record.isPending}
        error={record.error}
        fields={['id']}
        action={t('answer.record')}
        disabled={done === 0 || person.trim() === ''}
      >
        <Field label={t('round')} name="id" hint={t('answer.roundHint')} error={record.error}>
          <input
            required
            maxLength={100}
            list="rounds"
            value={round}
            onChange={(event) => setRound(event.target.value)}
          />
        </Field>
        <datalist id="rounds">
          {scans.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </datalist>
        <Field label={t('answer.who')} name="person">
          <input required maxLength={100} value={person} onChange={(event) => setPerson(event.target.value)} />
        </Field>
        <Field label={t('answer.side')} name="perspective">
          <select value={perspective} onChange={(event) => setPerspective(event.target.value as Perspective)}>
            {PERSPECTIVES.map((side) => (
              <option key={side} value={side}>
                {t(`perspective.${side}`)}
              </option>
            ))}
          </select>
        </Field>
        <Progress label={t('answer.progress')} done={done} total={total} />
        {PHASES.map(
          (phase) =>
          <PhaseQuestions key={phase} phase={phase} scores={scores} onScore={(key, score) => setScores({ ...scores, [key]: score })} />, // prettier-ignore
        )}
        {perspective === 'marketing' && <Rungs inOrder={inOrder} onChange={setInOrder} />}
      </Form>
    </Card>
  );
}

function PhaseQuestions({
  phase,
  scores,
  onScore,
}: {
  phase: Phase;
  scores: Scores;
  onScore: (key: string, score: number) => void;
}) {
  const { t } = useTranslation('maturity');
  return (
    <section className="phase">
      <h3>{t(`phase.${phase}`)}</h3>
      <p className="sub">{t(`about.${phase}`)}</p>
      {QUESTIONS.map((question) => {
        const key = keyOf(phase, question);
        return (
          <fieldset key={key} className="scale">
            <legend>{t(`ask.${question}`)}</legend>
            {LEVELS.map((level) => (
              <label key={level} title={t(`level.at${level}`)}>
                <input
                  type="radio"
                  name={key}
                  value={level}
                  checked={scores[key] === level}
                  onChange={() => onScore(key, level)}
                />
                <span>
                  {level}
                  <span className="visually-hidden"> {t(`level.at${level}`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}

type Rung = (typeof LADDER)[number];

function Rungs({ inOrder, onChange }: { inOrder: readonly Rung[]; onChange: (rungs: readonly Rung[]) => void }) {
  const { t } = useTranslation('maturity');
  return (
    <fieldset>
      <legend>{t('ladder.ask')}</legend>
      {LADDER.map((rung) => (
        <label key={rung} className="check">
          <input
            type="checkbox"
            checked={inOrder.includes(rung)}
            onChange={() =>
              onChange(inOrder.includes(rung) ? inOrder.filter((each) => each !== rung) : [...inOrder, rung])
            }
          />
          {t(`rung.${rung}`)}
        </label>
      ))}
    </fieldset>
  );
}
