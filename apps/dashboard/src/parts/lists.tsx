// Lists that stand on more than one page.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../address';
import type { Schemas } from '../client';
import { dateOf, money } from '../format';
import { AnswerButtons } from '../pages/sales/answer';
import { TimeLeft } from '../pages/sales/time-left';
import { useNames } from '../words/names';
import { Badge, PersonLink, Time } from './page';

type Mail = Schemas['MailDto'];
type Handoff = Schemas['HandoffDto'];

/** @param actions what can be done about each */
export function MailList({
  mails,
  withContact = true,
  actions,
}: {
  mails: readonly Mail[];
  withContact?: boolean;
  actions?: (mail: Mail) => ReactNode;
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
            {mail.reason && mail.status !== 'sent' && <span className="sub">{names('reason', mail.reason)}</span>}
          </div>
          <div className="row-side">
            <Badge name={mail.status} />
            <span className="sub">
              {mail.nextAt ? (
                <>
                  {t('next')} <Time at={mail.nextAt} />
                </>
              ) : (
                <Time at={mail.settledAt ?? mail.startedAt ?? mail.createdAt} />
              )}
            </span>
            {actions?.(mail)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Name and company as the brief has them. */
export function leadName({ brief, email }: Pick<Handoff, 'brief' | 'email'>): string {
  const { name, company } = brief;
  return [name, company].filter((part) => typeof part === 'string' && part !== '').join(', ') || email;
}

/** What sales said, in one line. */
export function AnswerLine({ answer }: { answer: Handoff['answers'][number] }) {
  const { t } = useTranslation('sales');
  const names = useNames();
  const parts = [
    `${answer.person}: ${names('answer', answer.answer)}`,
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

export function HandoffList({ handoffs, withContact = true }: { handoffs: readonly Handoff[]; withContact?: boolean }) {
  const { t } = useTranslation('sales');
  return (
    <ul className="rows">
      {handoffs.map((handoff) => (
        <li key={handoff.id}>
          <div className="row-main">
            <strong>
              <a href={hashOf(['sales', handoff.id])}>
                {withContact ? leadName(handoff) : handoff.reasons.map(({ because }) => because).join('; ')}
              </a>{' '}
              <Badge name={handoff.status} />
            </strong>
            {withContact && <span className="sub">{handoff.reasons.map(({ because }) => because).join('; ')}</span>}
            {handoff.answers.slice(-2).map((answer) => (
              <AnswerLine key={`${answer.at}${answer.answer}`} answer={answer} />
            ))}
          </div>
          <div className="row-side">
            <TimeLeft handoff={handoff} />
            <span className="sub">{handoff.salesperson ?? t('nobody')}</span>
            <AnswerButtons handoff={handoff} />
          </div>
        </li>
      ))}
    </ul>
  );
}
