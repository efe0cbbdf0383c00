import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { fieldText, moment, plain } from '../../format';
import { Badge, Facts, Time } from '../../parts/page';

type Enrolment = Schemas['EnrolmentDto'];

/** One way through a flow: where, why there, what next and when. */
export function Walk({ walk }: { walk: Enrolment }) {
  const { t } = useTranslation('person');
  const steps = walk.path.split(' -> ');
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
            aria-current={index === steps.length - 1 && walk.status === 'active' ? 'step' : undefined}
          >
            {index % 2 === 0 ? plain(step) : step}
          </li>
        ))}
      </ol>
      {walk.setAside && <p className="trouble">{t('stoppedByFault', { fault: walk.setAside })}</p>}
      {walk.status === 'active' && <Facts facts={[...why(walk, t), [t('next'), <Next key="next" walk={walk} />]]} />}
      {walk.endedAt && (
        <p className="sub">
          {t('ended')} <Time at={walk.endedAt} />
        </p>
      )}
    </article>
  );
}

function why(walk: Enrolment, t: ReturnType<typeof useTranslation<'person'>>['t']) {
  if (!walk.why) return [];
  const guards = walk.why.guards.map((guard) => {
    const values = Object.entries(guard.values).map(([path, value]) => `${path} = ${fieldText(value)}`);
    return (
      <div className="sub" key={guard.guard}>
        {plain(guard.guard)}: {guard.held ? t('yes') : t('no')} ({values.join(', ')})
      </div>
    );
  });
  const said = (
    <>
      {plain(walk.why.event)}, <Time at={walk.why.at} />
      {guards}
    </>
  );
  return [[t('why'), said] as const];
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
