import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { fieldText, nameOf, number } from '../../format';
import type { PageProps } from '../../page-props';
import { HandoffList, MailList } from '../../parts/lists';
import { Badge, Card, Cards, Page } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { Tabs, useTab } from '../../parts/tabs';
import { useRead } from '../../queries';
import { Consent, Known, Touches } from './known';
import './person.css';
import { Enrol, Erase, Export } from './person-actions';
import { Score } from './score';
import { Stages } from './stages';
import { Timeline } from './timeline';
import { Walk } from './walk';

type Contact = Schemas['ContactDto'];
const TABS = ['now', 'past', 'mails', 'data'] as const;

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
      actions={
        data && (
          <>
            <Enrol email={data.email} />
            <Export email={data.email} />
            <Erase email={data.email} />
          </>
        )
      }
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
  const tab = useTab(TABS);
  const counts = { now: undefined, past: undefined, mails: person.mails.length, data: undefined };
  return (
    <>
      <Tabs
        label={t('tabs.label')}
        tabs={TABS.map((id) => ({ id, name: t(`tabs.${id}`), count: counts[id] }))}
        current={tab}
      />
      {tab === 'now' && <Now person={person} />}
      {tab === 'past' && (
        <Cards>
          <Card title={t('happened')}>
            <Timeline email={person.email} />
          </Card>
          <Card title={t('touches')}>
            <Touches touches={person.touches} />
          </Card>
        </Cards>
      )}
      {tab === 'mails' && (
        <Card>
          {person.mails.length === 0 ? (
            <EmptyState>{t('noMails')}</EmptyState>
          ) : (
            <MailList mails={person.mails} withContact={false} />
          )}
        </Card>
      )}
      {tab === 'data' && (
        <Cards>
          <Card title={t('known')}>
            <Known person={person} />
          </Card>
          <Card title={t('consent')}>
            <Consent consent={person.consent} />
          </Card>
        </Cards>
      )}
    </>
  );
}

function Now({ person }: { person: Contact }) {
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
      <Card title={t('withSales')}>
        {person.handoffs.length === 0 ? (
          <EmptyState>{t('neverSales')}</EmptyState>
        ) : (
          <HandoffList handoffs={person.handoffs} withContact={false} />
        )}
      </Card>
      <Card title={t('stages')}>
        <Stages stages={person.stages} />
      </Card>
    </Cards>
  );
}
