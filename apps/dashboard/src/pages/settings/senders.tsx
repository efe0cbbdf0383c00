import { useTranslation } from 'react-i18next';
import { Badge, Card, Cards } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { useRead } from '../../queries';

/** What the workspace in force says of who sends what; it is changed in its files. */
export function Senders() {
  const { t, i18n } = useTranslation('settings');
  const workspace = useRead('/api/v1/workspace');
  return (
    <Await answer={workspace}>
      {({ senders, topics, salespeople, locale }) => (
        <>
          <p className="sub">{t('senders.note')}</p>
          <Cards>
            <Card title={t('senders.senders')}>
              <ul className="rows">
                {senders.map(({ id, name, email }) => (
                  <li key={id}>
                    <div className="row-main">
                      <strong>{name}</strong>
                      <span className="sub">{email}</span>
                    </div>
                    <code>{id}</code>
                  </li>
                ))}
              </ul>
            </Card>
            <Card title={t('senders.topics')}>
              {topics.length === 0 && <EmptyState>{t('senders.topicsNone')}</EmptyState>}
              <ul className="rows">
                {topics.map(({ id, name, sender, public: shown }) => (
                  <li key={id}>
                    <div className="row-main">
                      <strong>{name[i18n.language] ?? name[locale] ?? id}</strong>
                      <span className="sub">{t('senders.sentBy', { sender })}</span>
                    </div>
                    <Badge tone={shown ? 'good' : 'wait'}>{shown ? t('senders.public') : t('senders.hidden')}</Badge>
                  </li>
                ))}
              </ul>
            </Card>
            <Card title={t('senders.sales')}>
              {salespeople.length === 0 && <EmptyState>{t('senders.salesNone')}</EmptyState>}
              <ul className="rows">
                {salespeople.map(({ id, name, team }) => (
                  <li key={`${team}${id}`}>
                    <strong>{name}</strong>
                    <span className="sub">
                      {team} · <code>{id}</code>
                    </span>
                  </li>
                ))}
              </ul>
            </Card>
          </Cards>
        </>
      )}
    </Await>
  );
}
