import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { fieldText, list as spoken, moment, nameOf, number, plain } from '../../format';
import type { PageProps } from '../../page-props';
import { HandoffList, MailList } from '../../parts/lists';
import { Badge, Card, Cards, Facts, Page, Time } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { useRead } from '../../queries';
import { useNames } from '../../words/names';
import './person.css';
import { Score } from './score';
import { Timeline } from './timeline';
import { Walk } from './walk';

type Contact = Schemas['ContactDto'];

export default function Person({ params }: PageProps) {
  const { t } = useTranslation('people');
  const email = params['email'] ?? '';
  const person = useRead('/api/v1/contacts/{email}', { email });
  const { data } = person;
  return (
    <Page
      title={(data && nameOf(data.fields)) ?? email}
      back={{ href: '#/people', text: t('title') }}
      lead={data && <Lead person={data} />}
    >
      <Await answer={person}>{(known) => <Body person={known} />}</Await>
    </Page>
  );
}

function Lead({ person }: { person: Contact }) {
  const company = person.fields['company'] ?? person.account?.name ?? person.account?.domain;
  return (
    <>
      <Badge name={person.stage} /> {person.email}
      {company !== undefined && company !== null && ` · ${fieldText(company)}`}
    </>
  );
}

function Body({ person }: { person: Contact }) {
  const { t } = useTranslation('person');
  return (
    <Cards>
      <Card title={t('where')}>
        {person.enrolments.length === 0 && <EmptyState>{t('noFlow')}</EmptyState>}
        {person.enrolments.toReversed().map((walk) => (
          <Walk key={walk.id} walk={walk} />
        ))}
      </Card>
      <Card title={t('score')} note={person.fit === null ? t('fitUnknown') : t('fit', { fit: number(person.fit) })}>
        <Score person={person} />
      </Card>
      <Card title={t('happened')}>
        <Timeline email={person.email} />
      </Card>
      <Card title={t('consent')}>
        <Consent consent={person.consent} />
      </Card>
      <Card title={t('mails')}>
        {person.mails.length === 0 ? (
          <EmptyState>{t('noMails')}</EmptyState>
        ) : (
          <MailList mails={person.mails} withContact={false} />
        )}
      </Card>
      <Card title={t('withSales')}>
        {person.handoffs.length === 0 ? (
          <EmptyState>{t('neverSales')}</EmptyState>
        ) : (
          <HandoffList handoffs={person.handoffs} withContact={false} />
        )}
      </Card>
      <Card title={t('known')}>
        <Known person={person} />
      </Card>
    </Cards>
  );
}

function Consent({ consent }: { consent: Schemas['ConsentViewDto'] }) {
  const { t } = useTranslation('person');
  const names = useNames();
  return (
    <>
      <p>
        {t('mail')} <Badge name={consent.mail} /> {t('tracking')} <Badge name={consent.tracking} />
      </p>
      {consent.suppressed && <p className="trouble">{t('suppressed', { reason: plain(consent.suppressed) })}</p>}
      {consent.complained && <p className="trouble">{t('complained')}</p>}
      {consent.topicsOff.length > 0 && <p>{t('topicsOff', { topics: spoken(consent.topicsOff.map(plain)) })}</p>}
      <ul className="rows">
        {consent.ledger.toReversed().map((line, index) => (
          <li key={index} className="sub">
            <span>
              {line.topic ?? line.kind}: {names('status', line.state)} {t('through', { source: line.source })}
              {line.wording && ` (${line.wording})`}
            </span>
            <Time at={line.at} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Known({ person }: { person: Contact }) {
  const { t } = useTranslation('person');
  const source = Object.entries(person.source);
  const facts = [
    ...Object.entries(person.fields).map(([name, value]) => [plain(name), fieldText(value)] as const),
    ...(person.tags.length > 0 ? [[t('tags'), spoken(person.tags)] as const] : []),
    [t('firstHeard'), moment(person.createdAt)] as const,
    ...(source.length > 0
      ? [[t('cameFrom'), source.map(([name, value]) => `${plain(name)} ${fieldText(value)}`).join(', ')] as const]
      : []),
  ];
  return <Facts facts={facts} />;
}
