import type { Schemas } from '../client';
import { Await, Badge, Card, Empty, More, Page, When } from '../parts/parts';
import { HandoffList, MailList } from '../parts/lists';
import { useList, useRead } from '../queries';
import { hashOf } from '../router';
import { clockOf, dayOf, fieldText, moment, nameOf, number, plain, sayEvent, signed } from '../words';

type Contact = Schemas['ContactDto'];

export function Person({ email }: { email: string }) {
  const person = useRead('/api/v1/contacts/{email}', { email });
  const { data } = person;
  return (
    <Page title={(data && nameOf(data.fields)) ?? email} lead={data && <Lead person={data} />}>
      <Await answer={person} what="what is known of them">
        {(known) => <Body person={known} />}
      </Await>
    </Page>
  );
}

function Lead({ person }: { person: Contact }) {
  const company = person.fields['company'] ?? person.account?.name ?? person.account?.domain;
  return (
    <>
      <Badge>{person.stage}</Badge> {person.email}
      {company !== undefined && company !== null && ` · ${fieldText(company)}`}
    </>
  );
}

function Body({ person }: { person: Contact }) {
  return (
    <div className="cards">
      <Card title="Where they are">
        {person.enrolments.length === 0 && <Empty>In no flow.</Empty>}
        {person.enrolments.toReversed().map((walk) => (
          <Walk key={walk.id} walk={walk} />
        ))}
      </Card>
      <Card title="Score" note={<Fit fit={person.fit} />}>
        <Score person={person} />
      </Card>
      <Card title="What happened">
        <Timeline email={person.email} />
      </Card>
      <Card title="Consent">
        <Consent consent={person.consent} />
      </Card>
      <Card title="Mails">
        {person.mails.length === 0 ? <Empty>None.</Empty> : <MailList mails={person.mails} withContact={false} />}
      </Card>
      <Card title="With sales">
        {person.handoffs.length === 0 ? (
          <Empty>Never handed over.</Empty>
        ) : (
          <HandoffList handoffs={person.handoffs} withContact={false} />
        )}
      </Card>
      <Card title="Known of them">
        <Known person={person} />
      </Card>
    </div>
  );
}

const Fit = ({ fit }: { fit: number | null }) => <>fit {fit === null ? 'unknown' : number(fit)}</>;

function Walk({ walk }: { walk: Schemas['EnrolmentDto'] }) {
  const steps = walk.path.split(' -> ');
  return (
    <article className="walk">
      <header>
        <a href={hashOf(['flows', walk.flow])}>{walk.flow}</a> <Badge>{walk.status}</Badge>
      </header>
      <ol className="path" aria-label="The way so far">
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
      {walk.setAside && <p className="trouble">Stopped by a fault: {walk.setAside}</p>}
      {walk.status === 'active' ? (
        <ActiveWalk walk={walk} />
      ) : (
        <p className="sub">
          {walk.endedAt && (
            <>
              ended <When at={walk.endedAt} />
            </>
          )}
        </p>
      )}
    </article>
  );
}

function ActiveWalk({ walk }: { walk: Schemas['EnrolmentDto'] }) {
  return (
    <dl className="facts">
      {walk.why && (
        <>
          <dt>Why here</dt>
          <dd>
            {plain(walk.why.event)}, <When at={walk.why.at} />
            {walk.why.guards.map((guard) => (
              <div className="sub" key={guard.guard}>
                {plain(guard.guard)}: {guard.held ? 'yes' : 'no'} (
                {Object.entries(guard.values)
                  .map(([path, value]) => `${path} = ${fieldText(value)}`)
                  .join(', ')}
                ) {/* prettier-ignore */}
              </div>
            ))}
          </dd>
        </>
      )}
      <dt>What next</dt>
      <dd>
        {walk.awaiting.length > 0 && <div>the clock starts when its mail has left</div>}
        {walk.next.map(({ timer, at }) => (
          <div key={timer}>
            {timer === '@always' ? 'a condition is looked at' : timer}: <When at={at} />{' '}
            <span className="sub">({moment(at)})</span>
          </div>
        ))}
        {walk.next.length === 0 && walk.awaiting.length === 0 && 'only something they do leads on'}
      </dd>
    </dl>
  );
}

function Score({ person }: { person: Contact }) {
  const most = Math.max(1, ...person.scoreEntries.map(({ points }) => Math.abs(points)));
  return (
    <>
      <p className="big-figure">{number(person.score)}</p>
      {person.scoreEntries.length === 0 ? (
        <Empty>No points yet.</Empty>
      ) : (
        <table className="ledger">
          <tbody>
            {person.scoreEntries.map((entry, index) => (
              <tr key={index}>
                <td className={`num points ${entry.points < 0 ? 'minus' : ''}`}>{signed(entry.points)}</td>
                <td>
                  <meter min={0} max={most} value={Math.abs(entry.points)} aria-hidden="true" />
                  {entry.because}
                </td>
                <td className="sub nowrap">
                  <When at={entry.at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {person.stages.length > 0 && (
        <p className="sub">
          {person.stages.map((change, index) => (
            <span key={index}>
              {index === 0 && `${change.from} `}→ {change.to} (<When at={change.at} />, {change.because}){' '}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function Timeline({ email }: { email: string }) {
  const list = useList('/api/v1/contacts/{email}/events', { email });
  const items = list.items ?? [];
  return (
    <>
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
                <span title={`${event.type} ${JSON.stringify(event.properties)}`}>{sayEvent(event)}</span>
              </span>
            </li>
          );
        })}
      </ol>
      {list.items?.length === 0 && <Empty>Nothing yet.</Empty>}
      <More list={list} />
    </>
  );
}

function Consent({ consent }: { consent: Schemas['ConsentViewDto'] }) {
  return (
    <>
      <p>
        Mail <Badge>{consent.mail}</Badge> Tracking <Badge>{consent.tracking}</Badge>
      </p>
      {consent.suppressed && <p className="trouble">Nothing is sent to this address: {plain(consent.suppressed)}.</p>}
      {consent.complained && <p className="trouble">Reported a mail as spam.</p>}
      {consent.topicsOff.length > 0 && <p>Does not want: {consent.topicsOff.map(plain).join(', ')}</p>}
      <ul className="plain">
        {consent.ledger.toReversed().map((line, index) => (
          <li key={index} className="sub">
            {line.topic ?? line.kind} {line.state} through {line.source}
            {line.wording && ` (${line.wording})`}, <When at={line.at} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Known({ person }: { person: Contact }) {
  const fields = Object.entries(person.fields);
  const source = Object.entries(person.source);
  return (
    <dl className="facts">
      {fields.map(([name, value]) => (
        <Fact key={name} name={name} value={fieldText(value)} />
      ))}
      {person.tags.length > 0 && <Fact name="tags" value={person.tags.join(', ')} />}
      <Fact name="first heard of" value={moment(person.createdAt)} />
      {source.length > 0 && (
        <Fact name="came from" value={source.map(([name, value]) => `${plain(name)} ${fieldText(value)}`).join(', ')} />
      )}
    </dl>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{plain(name)}</dt>
    <dd>{value}</dd>
  </>
);
