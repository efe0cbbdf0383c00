// Lists that stand on more than one page.
import type { Schemas } from '../client';
import { hashOf } from '../router';
import { plain, reasonText } from '../words';
import { Badge, PersonLink, When } from './parts';

export function MailList({
  mails,
  withContact = true,
}: {
  mails: readonly Schemas['MailDto'][];
  withContact?: boolean;
}) {
  return (
    <ul className="rows">
      {mails.map((mail) => (
        <li key={mail.id}>
          <div className="row-main">
            <strong>{mail.name}</strong>
            <span className="sub">
              {withContact && mail.contact && <PersonLink email={mail.contact} />}
              {withContact && !mail.contact && mail.recipient}
              {mail.flow && (
                <>
                  {withContact && ' · '}
                  <a href={hashOf(['flows', mail.flow])}>{mail.flow}</a>
                </>
              )}
              {!mail.flow && ` ${mail.kind}`}
            </span>
          </div>
          <div className="row-side">
            <Badge>{mail.status}</Badge>
            <span className="sub">
              {mail.reason && mail.status !== 'sent' && <>{reasonText(mail.reason)} · </>}
              {mail.nextAt ? (
                <>
                  next <When at={mail.nextAt} />
                </>
              ) : (
                <When at={mail.settledAt ?? mail.startedAt ?? mail.createdAt} />
              )}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Name and company as the brief has them. */
function leadOf({ brief, email }: Schemas['HandoffDto']): string {
  const { name, company } = brief;
  return [name, company].filter((part) => typeof part === 'string' && part !== '').join(', ') || email;
}

function Deadline({ handoff }: { handoff: Schemas['HandoffDto'] }) {
  if (handoff.closedAt) return <>closed {<When at={handoff.closedAt} />}</>;
  const due = handoff.status === 'new' ? handoff.acceptBy : handoff.status === 'accepted' ? handoff.contactBy : null;
  if (!due) return <>since {<When at={handoff.createdAt} />}</>;
  return (
    <>
      {handoff.status === 'new' ? 'accept' : 'contact'} {handoff.overdue ? 'was due' : 'due'} <When at={due} />
    </>
  );
}

export function HandoffList({
  handoffs,
  withContact = true,
}: {
  handoffs: readonly Schemas['HandoffDto'][];
  withContact?: boolean;
}) {
  // prettier-ignore
  return (
    <ul className="rows">
      {handoffs.map((handoff) => (
        <li key={handoff.id}>
          <div className="row-main">
            {withContact && (
              <strong>
                <PersonLink email={handoff.email} name={leadOf(handoff)} />
              </strong>
            )}
            <span className={withContact ? 'sub' : ''}>{handoff.reasons.map(({ because }) => because).join('; ')}</span>
            {handoff.answers.map((answer) => (
              <span className="sub" key={`${answer.at}${answer.answer}`}>
                {answer.person}: {answer.answer}
                {answer.reason && ` (${plain(answer.reason)})`}
                {answer.until && ` until ${answer.until}`}
                {answer.amount !== null && ` · ${answer.amount.toLocaleString()}`}
                {answer.note && ` — “${answer.note}”`} · <When at={answer.at} />
              </span>
            ))}
          </div>
          <div className="row-side">
            <span>
              {handoff.overdue && <Badge>overdue</Badge>} <Badge>{handoff.status}</Badge>
            </span>
            <span className="sub">
              {handoff.salesperson ?? 'nobody yet'} · <Deadline handoff={handoff} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
