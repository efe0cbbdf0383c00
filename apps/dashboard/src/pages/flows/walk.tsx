import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { FlowGraph } from '../../flow/graph';
import type { FlowPicture, Lit } from '../../flow/picture';
import { moment, number, plain } from '../../format';
import { Button } from '../../parts/button';
import { Badge, Card, Cards, Facts } from '../../parts/page';
import { useNames } from '../../words/names';

type Simulation = Schemas['SimulationDto'];
const STEP_MS = 900;

/** One person who tried the flow: the way lights up in the graph, step after step. */
export function Walk({ name, walk, picture }: { name: string; walk: Simulation; picture: FlowPicture | null }) {
  const { t } = useTranslation('flows');
  const names = useNames();
  return (
    <>
      <Card title={t('try.way')} note={walk.path}>
        {walk.setAside && <p className="trouble">{walk.setAside}</p>}
        {picture && <LitGraph key={walk.path + walk.flow} name={name} walk={walk} picture={picture} />}
      </Card>
      <Cards>
        <Card title={t('try.when')}>
          <ol className="when">
            {walk.steps.map((step, index) => (
              <li key={index}>
                <time dateTime={step.at}>{moment(step.at)}</time>
                <div>
                  <strong>{step.event}</strong>
                  {step.state && <> → {plain(step.state)}</>}
                  {step.actions.length > 0 && <div className="sub">{step.actions.join(', ')}</div>}
                </div>
              </li>
            ))}
          </ol>
        </Card>
        <Card title={t('try.cameOut')}>
          <Facts
            facts={[
              [t('try.outcome'), <Badge key="outcome" name={walk.outcome} />],
              [t('try.stage'), names('stage', walk.stage)],
              [t('try.score'), number(walk.score)],
              [t('try.mails'), walk.mails.map(({ mail, at }) => <Line key={mail + at} at={at} said={mail} />)],
              ...(walk.skipped.length > 0
                ? [[t('try.skipped'), walk.skipped.map(({ mail, at, reason }) => <Line key={mail + at} at={at} said={`${mail}: ${names('reason', reason)}`} />)] as const] // prettier-ignore
                : []),
              ...(walk.handoffs.length > 0
                ? [[t('try.handed'), walk.handoffs.map(({ at, because }) => <Line key={at} at={at} said={because} />)] as const] // prettier-ignore
                : []),
            ]}
          />
        </Card>
      </Cards>
    </>
  );
}

const Line = ({ at, said }: { at: string; said: string }) => (
  <div>
    {said} <span className="sub">{moment(at)}</span>
  </div>
);

function LitGraph({ name, walk, picture }: { name: string; walk: Simulation; picture: FlowPicture }) {
  const { t } = useTranslation('flows');
  const total = walk.visited.length;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const [step, setStep] = useState(still ? total : 1);
  const [plays, play] = useState(!still);
  const going = plays && step < total;
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setStep(step + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [going, step]);
  const lit = useMemo(() => litAt(walk, step), [walk, step]);
  return (
    <>
      <div className="play">
        <Button
          small
          onClick={() => {
            if (step >= total) setStep(1);
            play(!going);
          }}
        >
          {going ? t('try.halt') : t('try.again')}
        </Button>
        <label>
          <span className="sub">{t('try.step', { step, total })}</span>
          <input
            type="range"
            min={1}
            max={Math.max(1, total)}
            value={step}
            onChange={(event) => {
              play(false);
              setStep(Number(event.target.value));
            }}
          />
        </label>
        <strong aria-live="polite">{plain(walk.visited[step - 1] ?? '')}</strong>
      </div>
      <FlowGraph name={name} picture={picture} lit={lit} />
    </>
  );
}

/** The first so many states, and the ways that led to them: one fewer, but for the last, where it may lead to the end. */
function litAt({ visited, edges }: Simulation, step: number): Lit {
  const last = step >= visited.length;
  const first = Math.max(0, edges.length - visited.length);
  return {
    states: new Set(visited.slice(0, step)),
    ways: new Set(last ? edges : edges.slice(0, Math.max(0, step - 1 + Math.min(first, 1)))),
    at: visited[step - 1] ?? null,
  };
}
