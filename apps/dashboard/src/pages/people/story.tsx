import { useTranslation } from 'react-i18next';
import { plain } from '../../format';
import { Time } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { useRead } from '../../queries';
import { Guard } from './guard';

/** Every step with its reasons. */
export function Story({ id }: { id: string }) {
  const { t } = useTranslation('person');
  const story = useRead('/api/v1/enrolments/{id}', { id });
  return (
    <Await answer={story}>
      {({ steps, waitsFor }) => (
        <>
          {waitsFor && <p>{waitsFor === 'flow-paused' ? t('waits.flowPaused') : t('waits.withSales')}</p>}
          {steps.length === 0 && <EmptyState>{t('noSteps')}</EmptyState>}
          <ul className="rows">
            {steps.map((step, index) => (
              <li key={index}>
                <div className="row-main">
                  <strong>
                    {step.from !== null && step.from !== step.to && `${plain(step.from)} → `}
                    {plain(step.to)}
                  </strong>
                  <span className="sub">{[plain(step.event), ...step.actions, ...step.notes].join(' · ')}</span>
                  {step.guards.map((guard) => (
                    <Guard key={guard.guard} guard={guard} />
                  ))}
                </div>
                <span className="sub">
                  <Time at={step.at} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Await>
  );
}
