import { useTranslation } from 'react-i18next';
import { clockOf, dayOf, moment } from '../../format';
import { AwaitList } from '../../parts/states';
import { useList } from '../../queries';
import { useSayEvent } from '../../words/names';

/** What happened, newest first, by day. */
export function Timeline({ email }: { email: string }) {
  const { t } = useTranslation('person');
  const say = useSayEvent();
  const list = useList('/api/v1/contacts/{email}/events', { email });
  return (
    <AwaitList list={list} empty={t('nothing')}>
      {(items) => (
        <ol className="timeline">
          {items.map((event, index) => {
            const before = items[index - 1];
            const newDay = !before || dayOf(before.at) !== dayOf(event.at);
            return (
              <li key={`${event.at}${event.type}${index}`} className={`event ${event.type.split('.')[0] ?? ''}`}>
                {newDay && <span className="day">{dayOf(event.at)}</span>}
                <span className="event-line">
                  <time dateTime={event.at} title={moment(event.at)}>
                    {clockOf(event.at)}
                  </time>
                  <span title={`${event.type} ${JSON.stringify(event.properties)}`}>{say(event)}</span>
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </AwaitList>
  );
}
