// Lists that stand on more than one page.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client';
import { hashOf } from '../address';
import { dateOf, money } from '../format';
import { useNames } from '../words/names';
import { Badge, PersonLink, Time } from './page';

export function MailList({
  mails,
  withContact = true,
}: {
  mails: readonly Schemas['MailDto'][];
  withContact?: boolean;
}) {
  // prettier-ignore
  const { t } = useTranslation('mails');
  const names = useNames();
  return (
    <ul className="rows">
      {mails.map((mail) => (
        <li key={mail.id}>
          <div className="row-main">
            <strong>{mail.name}</strong>
            <span className="sub">
              {withContact && (mail.contact ? <PersonLink email={mail.contact} /> : mail.recipient)}
              {withContact && ' · '}
              {mail.flow ? <a href={hashOf(['flows', mail.flow])}>{mail.flow}</a> : mail.kind}
            </span>
          </div>
          <div className="row-side">
            <Badge name={mail.status} />
            <span className="sub">
              {mail.reason && mail.status !== 'sent' && <>{names('reason', mail.reason)} · </>}
              {mail.nextAt ? (
                <>
                  {t('next')} <Time at={mail.nextAt} />
                </>
              ) : (
                <Time at={mail.settledAt ?? mail.startedAt ?? mail.createdAt} />
              )}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Name and company as the brief has them. */
export function leadName({ brief, email }: Schemas['HandoffDto']): string {
  const { name, company } = brief;
  return [name, company].filter((part) => typeof part === 'string' && part !== '').join(', ') || email;
}

function Deadline({ handoff }: { handoff: Schemas['HandoffDto'] }) {
  const { t } = useTranslation('sales');
  const said = (word: string, at: string) => (
    <>
      {word} <Time at={at} />
    </>
  );
  if (handoff.closedAt) return said(t('closedAt'), handoff.closedAt);
  if (handoff.status === 'new' && handoff.acceptBy) return said(`${t('accept')} ${t('due')}`, handoff.acceptBy);
  if (handoff.status === 'accepted' && handoff.contactBy) return said(`${t('contact')} ${t('due')}`, handoff.contactBy);
  return said(t('since'), handoff.createdAt);
}

function Answer({ answer }: { answer: Schemas['HandoffDto']['answers'][number] }) {
  const { t } = useTranslation('sales');
  const names = useNames();
  const parts = [
    `${answer.person}: ${names('status', answer.answer)}`,
    answer.reason && names('reason', answer.reason),
    answer.until && t('until', { date: dateOf(answer.until) }),
    answer.amount !== null && money(answer.amount),
    answer.note && `“${answer.note}”`,
  ];
  return (
    <span className="sub">
      {parts.filter(Boolean).join(' · ')} · <Time at={answer.at} />
    </span>
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
  const { t } = useTranslation('sales');
  return (
    <ul className="rows">
      {handoffs.map((handoff) => (
        <li key={handoff.id}>
          <div className="row-main">
            {withContact && (
              <strong>
                <PersonLink email={handoff.email} name={leadName(handoff)} />
              </strong>
            )}
            <span className={withContact ? 'sub' : ''}>{handoff.reasons.map(({ because }) => because).join('; ')}</span>
            {handoff.answers.map((answer) => (
              <Answer key={`${answer.at}${answer.answer}`} answer={answer} />
            ))}
          </div>
          <div className="row-side">
            <span>
              {handoff.overdue && <Badge name="overdue" />} <Badge name={handoff.status} />
            </span>
            <span className="sub">
              {handoff.salesperson ?? t('nobody')} · <Deadline handoff={handoff} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
