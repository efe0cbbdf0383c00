import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { duration, number } from '../../format';
import type { First } from '../../page-props';
import { Cards, Notice, Page, Stat, Stats, Time } from '../../parts/page';
import { Await } from '../../parts/states';
import { readAhead, useRead } from '../../queries';
import { useMay } from '../../session';
import { MY_LEADS, MyLeads, NEEDS_LEADS, NeedsDesk, OverdueLeads } from './leads';
import { DoubtfulMails, FailedMails, NEEDS_MAILS, SkippedMails } from './mails';
import { SendingSwitch } from './sending-switch';
import { SetAside } from './set-aside';
import { TasksAside } from './tasks-aside';
import { OffPace } from './targets';

type Status = Schemas['StatusDto'];
const LONG_WAIT_SECONDS = 300;

export const first: First = ({ may }) => [
  ...(may('read') ? [readAhead('/api/v1/status', {}), readAhead('/api/v1/analytics/pace')] : [MY_LEADS]),
  ...(may('read') && may('personal') ? [...NEEDS_LEADS, ...NEEDS_MAILS] : []),
];

export default function Today() {
  const { t } = useTranslation('today');
  const may = useMay();
  const status = useRead('/api/v1/status', {}, { when: may('read') });
  return (
    <Page title={t('title')} lead={t('lead')} actions={status.data && <SendingSwitch sending={status.data.sending} />}>
      {may('read') ? (
        <>
          <Await answer={status}>
            {(data) => (
              <>
                <Alarms sending={data.sending} />
                <Figures status={data} />
              </>
            )}
          </Await>
          <Work status={status.data} />
        </>
      ) : (
        <MyLeads />
      )}
    </Page>
  );
}

/** What is there only now and then appears once it is known to be there. */
function Work({ status }: { status: Status | undefined }) {
  const may = useMay();
  return (
    <Cards>
      {may('personal') && (
        <>
          <OverdueLeads />
          <NeedsDesk />
          {(status?.mailsInDoubt ?? 0) > 0 && <DoubtfulMails />}
          {(status?.enrolmentsSetAside ?? 0) > 0 && <SetAside />}
          {(status?.tasksSetAside ?? 0) > 0 && <TasksAside />}
        </>
      )}
      <OffPace />
      {may('personal') && (
        <>
          <FailedMails />
          <SkippedMails />
        </>
      )}
    </Cards>
  );
}

function Alarms({ sending }: { sending: Status['sending'] }) {
  const { t } = useTranslation('today');
  return (
    <>
      {!sending.on && (
        <Notice tone="bad">
          {t('sendingOff')} {sending.changedAt && <Time at={sending.changedAt} />}
        </Notice>
      )}
      {sending.alarms.map(({ scope, reason, until }) => (
        <Notice key={scope} tone="bad">
          {scope === 'transport' ? t('alarmAll', { reason }) : t('alarm', { scope, reason })} <Time at={until} />.
        </Notice>
      ))}
    </>
  );
}

const lastDay = (status: Status, of: string): number =>
  status.mailsLastDay.find((line) => line.status === of)?.mails ?? 0;
const oldest = ({ events, queues }: Status): number =>
  Math.max(events.oldestSeconds, ...queues.map((queue) => queue.oldestSeconds));

function Figures({ status }: { status: Status }) {
  const { t } = useTranslation('today');
  const may = useMay();
  const bad = (is: boolean) => (is ? 'bad' : undefined);
  const mailsAt = (of: string) => (may('personal') ? { href: hashOf(['mails'], { status: of }) } : {});
  const ofDay = (of: 'sent' | 'failed' | 'skipped') => (
    <Stat
      label={t(of)}
      value={number(lastDay(status, of))}
      meaning={t('lastDay')}
      tone={bad(of === 'failed' && lastDay(status, of) > 0)}
      {...mailsAt(of)}
    />
  );
  return (
    <Stats>
      {ofDay('sent')}
      {ofDay('skipped')}
      {ofDay('failed')}
      <Stat
        label={t('inDoubt')}
        value={number(status.mailsInDoubt)}
        meaning={t('ever')}
        tone={bad(status.mailsInDoubt > 0)}
        {...mailsAt('in-doubt')}
      />
      <Stat
        label={t('setAside')}
        value={number(status.enrolmentsSetAside)}
        meaning={t('now')}
        tone={bad(status.enrolmentsSetAside > 0)}
      />
      {status.tasksSetAside > 0 && (
        <Stat label={t('tasksAside')} value={number(status.tasksSetAside)} meaning={t('now')} tone="bad" />
      )}
      <Stat
        label={t('wait')}
        value={duration(oldest(status))}
        meaning={t('waitMeaning')}
        tone={bad(oldest(status) > LONG_WAIT_SECONDS)}
      />
    </Stats>
  );
}
