import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { duration, number, plain } from '../../format';
import { HandoffList, MailList } from '../../parts/lists';
import { Card, Cards, Notice, Page, PersonLink, Stat, Stats, Time } from '../../parts/page';
import { Await, AwaitList } from '../../parts/states';
import { useList, useRead } from '../../queries';
import { SendingSwitch } from './sending-switch';

type Status = Schemas['StatusDto'];

const lastDay = (status: Status, of: string): number =>
  status.mailsLastDay.find((line) => line.status === of)?.mails ?? 0;

const oldest = ({ events, queues }: Status): number =>
  Math.max(events.oldestSeconds, ...queues.map((queue) => queue.oldestSeconds));

function Figures({ status, overdue }: { status: Status; overdue: string }) {
  const { t } = useTranslation('today');
  const mails = (of: 'sent' | 'failed' | 'skipped') => (
    <Stat
      label={t(of)}
      value={number(lastDay(status, of))}
      href={hashOf(['mails'], { status: of })}
      tone={of === 'failed' && lastDay(status, of) > 0 ? 'bad' : undefined}
    />
  );
  const bad = (is: boolean) => (is ? 'bad' : undefined);
  return (
    <Stats>
      <Stat
        label={t('overdue')}
        value={overdue}
        href={hashOf(['sales'], { show: 'overdue' })}
        tone={bad(overdue !== '0')}
      />
      {mails('sent')}
      {mails('failed')}
      <Stat
        label={t('inDoubt')}
        value={number(status.mailsInDoubt)}
        href={hashOf(['mails'], { status: 'in-doubt' })}
        tone={bad(status.mailsInDoubt > 0)}
      />
      {mails('skipped')}
      <Stat label={t('setAside')} value={number(status.enrolmentsSetAside)} tone={bad(status.enrolmentsSetAside > 0)} />
      <Stat label={t('wait')} value={duration(oldest(status))} tone={bad(oldest(status) > 300)} />
    </Stats>
  );
}

/** The latest mails of a few statuses together. */
function MailsToLookAt() {
  const { t } = useTranslation('today');
  const of = (status: string) => ({ status, limit: '5' });
  const doubtful = useList('/api/v1/mails', of('in-doubt'));
  const failed = useList('/api/v1/mails', of('failed'));
  const skipped = useList('/api/v1/mails', of('skipped'));
  const lists = [doubtful, failed, skipped];
  const all = lists.every(({ items }) => items) ? lists.flatMap(({ items }) => items ?? []) : undefined;
  const first = lists.find(({ error, items }) => error && !items) ?? doubtful;
  return (
    <AwaitList list={{ ...first, items: all, hasNextPage: false }} empty={t('mailsNone')}>
      {(mails) => <MailList mails={mails} />}
    </AwaitList>
  );
}

function SetAside() {
  const { t } = useTranslation('today');
  const list = useList('/api/v1/enrolments/set-aside', { limit: '10' });
  return (
    <AwaitList list={list} empty={t('setAsideNone')}>
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
                <a href={hashOf(['flows', one.flow])}>{one.flow}</a>
                <span className="sub">
                  {plain(one.state)} · <Time at={one.since} />
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </AwaitList>
  );
}

export default function Today() {
  const { t } = useTranslation('today');
  const status = useRead('/api/v1/status');
  const overdue = useList('/api/v1/handoffs', { overdue: 'true', limit: '50' });
  const count = overdue.items ? `${overdue.items.length}${overdue.hasNextPage ? '+' : ''}` : '…';
  return (
    <Page title={t('title')} lead={t('lead')} actions={status.data && <SendingSwitch sending={status.data.sending} />}>
      {status.data && !status.data.sending.on && (
        <Notice tone="bad">
          {t('sendingOff')} {status.data.sending.changedAt && <Time at={status.data.sending.changedAt} />}
        </Notice>
      )}
      <Await answer={status}>{(data) => <Figures status={data} overdue={count} />}</Await>
      <Cards>
        <Card title={t('leadsTitle')}>
          <AwaitList list={overdue} empty={t('leadsNone')}>
            {(handoffs) => <HandoffList handoffs={handoffs} />}
          </AwaitList>
        </Card>
        <Card title={t('mailsTitle')} note={t('mailsNote')}>
          <MailsToLookAt />
        </Card>
        <Card title={t('setAsideTitle')}>
          <SetAside />
        </Card>
      </Cards>
    </Page>
  );
}
