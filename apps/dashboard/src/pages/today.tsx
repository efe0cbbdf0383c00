import type { Schemas } from '../client';
import { Badge, Card, Empty, Loading, Page, PersonLink, Trouble, When } from '../parts/parts';
import { HandoffList, MailList } from '../parts/lists';
import { useAction, useList, useRead } from '../queries';
import { hashOf } from '../router';
import { duration, number, plain } from '../words';

type Status = Schemas['StatusDto'];

function Tile({ label, value, href, bad }: { label: string; value: string; href?: string; bad?: boolean }) {
  const inside = (
    <>
      <span className="tile-value">{value}</span>
      <span className="tile-label">{label}</span>
    </>
  );
  const look = `tile${bad ? ' bad' : ''}`;
  return href ? (
    <a className={look} href={href}>
      {inside}
    </a>
  ) : (
    <div className={look}>{inside}</div>
  );
}

const lastDay = (status: Status, of: string): number =>
  status.mailsLastDay.find((line) => line.status === of)?.mails ?? 0;

const oldest = ({ events, queues }: Status): number =>
  Math.max(events.oldestSeconds, ...queues.map((queue) => queue.oldestSeconds));

function Tiles({ status, overdue }: { status: Status; overdue: string }) {
  const [failed, skipped] = [lastDay(status, 'failed'), lastDay(status, 'skipped')];
  return (
    <div className="tiles">
      <Tile
        label="handoffs overdue"
        value={overdue}
        href={hashOf(['handoffs'], { show: 'overdue' })}
        bad={overdue !== '0'}
      />
      <Tile
        label="mails sent, 24 h"
        value={number(lastDay(status, 'sent'))}
        href={hashOf(['mails'], { status: 'sent' })}
      />
      <Tile
        label="failed, 24 h"
        value={number(failed)}
        href={hashOf(['mails'], { status: 'failed' })}
        bad={failed > 0}
      />
      <Tile
        label="in doubt"
        value={number(status.mailsInDoubt)}
        href={hashOf(['mails'], { status: 'in-doubt' })}
        bad={status.mailsInDoubt > 0}
      />
      <Tile label="skipped, 24 h" value={number(skipped)} href={hashOf(['mails'], { status: 'skipped' })} />
      <Tile label="people set aside" value={number(status.enrolmentsSetAside)} bad={status.enrolmentsSetAside > 0} />
      <Tile label="longest wait" value={duration(oldest(status))} bad={oldest(status) > 300} />
    </div>
  );
}

export function SendingSwitch({ sending }: { sending: Schemas['SendingDto'] }) {
  const turn = useAction(sending.on ? '/api/v1/sending/stop' : '/api/v1/sending/resume');
  const ask = (): void => {
    if (!sending.on || window.confirm('Stop all sending? What is due waits; nothing is lost.')) turn.mutate();
  };
  return (
    <>
      <button type="button" className={sending.on ? '' : 'primary'} disabled={turn.isPending} onClick={ask}>
        {sending.on ? 'Stop all sending' : 'Resume sending'}
      </button>
      {turn.error && <Trouble error={turn.error} />}
    </>
  );
}

function Queues({ status }: { status: Status }) {
  const lines = [status.events, ...status.queues].filter(({ due }) => due > 0);
  if (lines.length === 0) return <Empty>Nothing waits: everything that is due was done.</Empty>;
  return (
    <table>
      <thead>
        <tr>
          <th>What</th>
          <th className="num">due</th>
          <th className="num">oldest waits</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ queue, due, oldestSeconds }) => (
          <tr key={queue}>
            <td>{queue === 'event' ? 'events to absorb' : plain(queue)}</td>
            <td className="num">{number(due)}</td>
            <td className="num">{duration(oldestSeconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SetAside() {
  const list = useList('/api/v1/enrolments/set-aside', { limit: '10' });
  if (list.error && !list.items) return <Trouble error={list.error} />;
  if (!list.items) return <Loading what="who was set aside" />;
  if (list.items.length === 0) return <Empty>Nobody is stopped by a fault.</Empty>;
  return (
    <ul className="rows">
      {list.items.map((one) => (
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
              {plain(one.state)} · <When at={one.since} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The latest mails of a few statuses together, newest first. */
function MailsToLookAt() {
  const failed = useList('/api/v1/mails', { status: 'failed', limit: '5' });
  const doubtful = useList('/api/v1/mails', { status: 'in-doubt', limit: '5' });
  const skipped = useList('/api/v1/mails', { status: 'skipped', limit: '5' });
  const lists = [doubtful, failed, skipped];
  const trouble = lists.find((list) => list.error && !list.items)?.error;
  if (trouble) return <Trouble error={trouble} />;
  if (lists.some((list) => !list.items)) return <Loading what="mails" />;
  const mails = lists.flatMap((list) => list.items ?? []);
  if (mails.length === 0) return <Empty>No mail failed, is in doubt or was skipped.</Empty>;
  return <MailList mails={mails} />;
}

export function Today() {
  const status = useRead('/api/v1/status');
  const overdue = useList('/api/v1/handoffs', { overdue: 'true', limit: '50' });
  const count = overdue.items ? `${overdue.items.length}${overdue.hasNextPage ? '+' : ''}` : '…';
  return (
    <Page
      title="Today"
      lead="What needs somebody to look."
      actions={status.data && <SendingSwitch sending={status.data.sending} />}
    >
      {status.data && !status.data.sending.on && (
        <p className="banner" role="status">
          <Badge tone="bad">sending is off</Badge> No mail leaves{' '}
          {status.data.sending.changedAt && (
            <>
              since <When at={status.data.sending.changedAt} />
            </>
          )}
          . What is due waits.
        </p>
      )}
      {status.data ? (
        <Tiles status={status.data} overdue={count} />
      ) : status.error ? (
        <Trouble error={status.error} retry={() => void status.refetch()} />
      ) : (
        <Loading what="how things go" />
      )}
      <div className="cards">
        <Card title="Handoffs that sales should have taken">
          {overdue.error && !overdue.items && <Trouble error={overdue.error} />}
          {overdue.items?.length === 0 && <Empty>Every lead was taken in time.</Empty>}
          {overdue.items && overdue.items.length > 0 && <HandoffList handoffs={overdue.items} />}
        </Card>
        <Card title="Mails to look at" note="latest of each kind">
          <MailsToLookAt />
        </Card>
        <Card title="People whom a fault has stopped">
          <SetAside />
        </Card>
        <Card title="What waits">{status.data && <Queues status={status.data} />}</Card>
      </div>
    </Page>
  );
}
