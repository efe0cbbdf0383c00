import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import { plain } from '../../format';
import { Card, PersonLink, Time } from '../../parts/page';
import { AwaitList, EmptyState } from '../../parts/states';
import { useList } from '../../queries';
import { WalkActions } from '../people/walk-actions';

/** People whom a fault has stopped: to be moved on, or taken out. */
export function SetAside() {
  const { t } = useTranslation('today');
  const list = useList('/api/v1/enrolments/set-aside', { limit: '10' });
  return (
    <Card title={t('setAsideTitle')} note={t('setAsideNote')}>
      <AwaitList list={list} empty={<EmptyState />}>
        {(people) => (
          <ul className="rows">
            {people.map((one) => (
              <li key={one.id}>
                <div className="row-main">
                  <strong>
                    <PersonLink email={one.contact} />
                  </strong>
                  <span className="sub">{one.reason}</span>
                </div>
                <div className="row-side">
                  <span className="sub">
                    <a href={hashOf(['flows', one.flow])}>{one.flow}</a>, {plain(one.state)} · <Time at={one.since} />
                  </span>
                  <div className="actions">
                    <WalkActions walk={one} />
                  </div>
                </div>
              </li>
            ))}
          </ul>
        )}
      </AwaitList>
    </Card>
  );
}
