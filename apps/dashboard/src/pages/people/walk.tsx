import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { moment, plain } from '../../format';
import { Button } from '../../parts/button';
import { Badge, Facts, Time } from '../../parts/page';
import { Guard } from './guard';
import { Story } from './story';
import { WalkActions } from './walk-actions';

type Enrolment = Schemas['EnrolmentDto'];

/** One way through a flow: where, why there, what next and when. */
export function Walk({ walk }: { walk: Enrolment }) {
  const { t } = useTranslation('person');
  const [told, setTold] = useState(false);
  const steps = walk.path.split(' -> ');
  const active = walk.status === 'active';
  return (
    <article className="walk">
      <header>
        <a href={hashOf(['flows', walk.flow])}>{walk.flow}</a> <Badge name={walk.status} />
      </header>
      <ol className="path" aria-label={t('wayLabel')}>
        {steps.map((step, index) => (
          <li
            key={index}
            className={index % 2 === 0 ? 'path-state' : 'path-cause'}
            aria-current={index === steps.length - 1 && active ? 'step' : undefined}
          >
            {index % 2 === 0 ? plain(step) : step}
          </li>
        ))}
      </ol>
      {walk.setAside && <p className="trouble">{t('stoppedByFault', { fault: walk.setAside })}</p>}
      {active && <WhyAndNext walk={walk} />}
      {walk.endedAt && (
        <p className="sub">
          {t('ended')} <Time at={walk.endedAt} />
        </p>
      )}
      <div className="actions">
        {active && <WalkActions walk={walk} />}
        <Button look="quiet" small aria-expanded={told} onClick={() => setTold(!told)}>
          {told ? t('storyHide') : t('story')}
        </Button>
      </div>
      {told && <Story id={walk.id} />}
    </article>
  );
}

function WhyAndNext({ walk }: { walk: Enrolment }) {
  const { t } = useTranslation('person');
  const { why } = walk;
  const because = why && (
    <>
      {plain(why.event)}, <Time at={why.at} />
      {why.guards.map((guard) => (
        <Guard key={guard.guard} guard={guard} />
      ))}
    </>
  );
  return <Facts facts={[...(because ? [[t('why'), because] as const] : []), [t('next'), <Next key="next" walk={walk} />]]} />; // prettier-ignore
}

function Next({ walk }: { walk: Enrolment }) {
  const { t } = useTranslation('person');
  if (walk.next.length === 0 && walk.awaiting.length === 0) return <>{t('onlyThey')}</>;
  return (
    <>
      {walk.awaiting.length > 0 && <div>{t('clockWaits')}</div>}
      {walk.next.map(({ timer, at }) => (
        <div key={timer}>
          {timer === '@always' ? t('looked') : timer}: <Time at={at} /> <span className="sub">({moment(at)})</span>
        </div>
      ))}
    </>
  );
}
