import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { duration, moment, number, plain } from '../../format';
import { Badge, Card, Cards, Facts } from '../../parts/page';
import { Await } from '../../parts/states';
import { useRead } from '../../queries';
import { useMay } from '../../session';
import { SendingSwitch } from '../today/sending-switch';

type Status = Schemas['StatusDto'];
type Verdict = 'good' | 'look' | 'bad';
/** What waits longer than this is not done as it comes. */
const LATE_SECONDS = 60;
const TONES = { good: 'good', look: 'warm', bad: 'bad' } as const;

/** Is everything as it should be, and which versions run? */
export function Health() {
  const { t } = useTranslation('settings');
  const may = useMay();
  const status = useRead('/api/v1/status');
  return (
    <Await answer={status}>
      {(data) => (
        <Cards>
          <Card title={t('health.checks')}>
            <Checks status={data} />
          </Card>
          <Card title={t('health.versions')}>
            <Facts
              facts={[
                [t('health.nurture'), data.versions.nurture],
                [t('health.postgres'), data.versions.postgres],
                [t('health.node'), data.versions.node],
                [t('health.clock'), moment(data.now)],
                [t('health.metrics'), <a key="metrics" href="/metrics">/metrics</a>], // prettier-ignore
              ]}
            />
          </Card>
          {may('admin') && (
            <Card title={t('health.switch')} note={t('health.switchText')}>
              <SendingSwitch sending={data.sending} />
            </Card>
          )}
        </Cards>
      )}
    </Await>
  );
}

function Checks({ status }: { status: Status }) {
  const { t } = useTranslation('settings');
  const { sending, events, queues, versions, mailsInDoubt, enrolmentsSetAside } = status;
  const late = queues.filter(({ oldestSeconds }) => oldestSeconds > LATE_SECONDS);
  const waits = { count: number(events.due), time: duration(events.oldestSeconds) };
  const counted = (count: number): readonly [Verdict, string] =>
    count > 0 ? ['look', number(count)] : ['good', t('health.none')];
  const checks: readonly (readonly [name: string, verdict: Verdict, said: string])[] = [
    [t('health.database'), 'good', t('health.databaseOk', { version: versions.postgres })],
    events.oldestSeconds > LATE_SECONDS
      ? [t('health.events'), 'bad', t('health.eventsLate', waits)]
      : [t('health.events'), 'good', t('health.eventsOk')],
    late.length > 0
      ? [
          t('health.queues'),
          'bad',
          late
            .map(({ queue, due, oldestSeconds }) =>
              t('health.queuesLate', { queue: plain(queue), count: due, time: duration(oldestSeconds) }),
            )
            .join('; '),
        ]
      : [t('health.queues'), 'good', t('health.queuesOk')],
    sending.on
      ? [t('health.sending'), 'good', t('health.sendingOn')]
      : [t('health.sending'), 'bad', t('health.sendingOff')],
    sending.alarms.length > 0
      ? [t('health.alarms'), 'bad', sending.alarms.map(({ scope, reason }) => `${scope}: ${reason}`).join('; ')]
      : [t('health.alarms'), 'good', t('health.alarmsOk')],
    [t('health.doubt'), ...counted(mailsInDoubt)],
    [t('health.setAside'), ...counted(enrolmentsSetAside)],
  ];
  return (
    <ul className="rows">
      {checks.map(([name, verdict, said]) => (
        <li key={name}>
          <div className="row-main">
            <strong>{name}</strong>
            <span className="sub">{said}</span>
          </div>
          <Badge tone={TONES[verdict]}>{t(`health.${verdict}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}
