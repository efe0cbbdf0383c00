import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { money, number } from '../../format';
import type { PageProps } from '../../page-props';
import { Button } from '../../parts/button';
import { Badge, Card, Cards, Page, PersonLink, Time } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useRead } from '../../queries';
import { useMay } from '../../session';
import { MergeDialog, Merges } from './merging';
import { accountName } from './name';
import { Risk } from './risk';
import { Role, useRoleNames } from './role';

type Account = Schemas['AccountViewDto'];

/** One company: whom we know there, what part they play, and what came of it. */
export default function AccountPage({ params }: PageProps) {
  const { t } = useTranslation('accounts');
  const may = useMay();
  const [merging, setMerging] = useState(false);
  const account = useRead('/api/v1/accounts/{id}', { id: params['id'] ?? '' });
  const { data } = account;
  return (
    <Page
      title={data ? accountName(data) : t('name')}
      lead={data?.name ? data.domain : undefined}
      back={{ href: '#/accounts', text: t('title') }}
      actions={data && may('sales') && <Button onClick={() => setMerging(true)}>{t('merge')}</Button>}
    >
      <Await answer={account}>{(known) => <Body account={known} />}</Await>
      {data && merging && <MergeDialog account={data} onClose={() => setMerging(false)} />}
    </Page>
  );
}

function Body({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  return (
    <Cards>
      <Card wide title={t('contacts')}>
        <Contacts account={account} />
      </Card>
      <Card title={t('coverage')}>
        <Coverage coverage={account.coverage} />
      </Card>
      <Card title={t('score')} note={t('scoreMeaning')}>
        <p className="figure-value">{number(account.score)}</p>
        <Lines lines={account.lines} />
      </Card>
      <Card title={t('handoffs')}>
        <Handoffs handoffs={account.openHandoffs} />
      </Card>
      <Card title={t('deals')}>
        <Deals deals={account.deals} />
      </Card>
      <Card title={t('revenue')}>
        <DataTable
          name={t('revenue')}
          rows={account.revenue}
          rowKey={({ month }) => month}
          empty={t('noRevenue')}
          columns={[
            { id: 'month', header: t('month'), cell: ({ month }) => month },
            { id: 'amount', header: t('amount'), num: true, cell: ({ amount }) => money(amount) },
          ]}
        />
      </Card>
      {account.merges.length > 0 && (
        <Card title={t('merges')}>
          <Merges merges={account.merges} />
        </Card>
      )}
    </Cards>
  );
}

function Contacts({ account: { contacts } }: { account: Account }) {
  const { t } = useTranslation('accounts');
  return (
    <DataTable
      name={t('contacts')}
      rows={contacts}
      rowKey={({ email }) => email}
      empty={t('nobody')}
      columns={[
        {
          id: 'who',
          header: t('contacts'),
          cell: ({ email, name, title }) => (
            <span className="who">
              <strong>
                <PersonLink email={email} name={name} />
              </strong>
              <span className="sub">{[title, name && email].filter(Boolean).join(' · ')}</span>
            </span>
          ),
        },
        { id: 'role', header: t('role'), cell: (contact) => <Role contact={contact} /> },
        { id: 'stage', header: t('stage'), minor: true, cell: ({ stage }) => <Badge name={stage} /> },
        { id: 'score', header: t('score'), num: true, cell: ({ score }) => number(score) },
        {
          id: 'seen',
          header: t('seen'),
          minor: true,
          cell: ({ lastSeenAt }) => (lastSeenAt ? <Time at={lastSeenAt} /> : '–'),
        },
      ]}
    />
  );
}

function Coverage({ coverage }: { coverage: Account['coverage'] }) {
  const { t } = useTranslation('accounts');
  const names = useRoleNames();
  if (coverage.of === 0) return <EmptyState>{t('noRoles')}</EmptyState>;
  return (
    <div className="stack">
      <p>
        <Risk coverage={coverage} />
      </p>
      {coverage.missing.length > 0 && (
        <p className="sub">
          {t('missing')}: {coverage.missing.map((role) => names(role)).join(', ')}
        </p>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: Account['lines'] }) {
  return (
    <ul className="rows">
      {lines.map(({ email, points }) => (
        <li key={email}>
          <PersonLink email={email} />
          <span>{number(points)}</span>
        </li>
      ))}
    </ul>
  );
}

function Handoffs({ handoffs }: { handoffs: Account['openHandoffs'] }) {
  const { t } = useTranslation('accounts');
  if (handoffs.length === 0) return <EmptyState>{t('noHandoffs')}</EmptyState>;
  return (
    <ul className="rows">
      {handoffs.map(({ id, email, status, salesperson, createdAt }) => (
        <li key={id}>
          <span>
            <a href={hashOf(['sales', id])}>{email}</a> <Badge name={status} />
          </span>
          <span className="sub">
            {salesperson && `${salesperson} · `}
            <Time at={createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Deals({ deals }: { deals: Account['deals'] }) {
  const { t } = useTranslation('accounts');
  if (deals.length === 0) return <EmptyState>{t('noDeals')}</EmptyState>;
  return (
    <ul className="rows">
      {deals.map(({ email, outcome, amount, at }) => (
        <li key={email + at}>
          <span>
            <Badge tone={outcome === 'won' ? 'good' : 'bad'}>{t(outcome)}</Badge> {email}
          </span>
          <span className="sub">
            {amount !== null && `${money(amount)} · `}
            <Time at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
