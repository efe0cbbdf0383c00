import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { number, whole } from '../../format';
import { Page } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useList } from '../../queries';
import { useAddress } from '../../router';
import { accountName } from './name';
import { Risk } from './risk';

export default function Accounts() {
  const { t } = useTranslation('accounts');
  const [{ q }, change] = useAddress();
  const list = useList('/api/v1/accounts', { q });
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '#/people', text: t('people') }}>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          value={q ?? ''}
          onChange={(event) => change({ q: event.target.value })}
        />
      </form>
      <section className="card">
        <AwaitList list={list} empty={q ? t('noneFits') : t('none')}>
          {(accounts) => <AccountTable accounts={accounts} />}
        </AwaitList>
      </section>
    </Page>
  );
}

function AccountTable({ accounts }: { accounts: readonly Schemas['AccountLineDto'][] }) {
  const { t } = useTranslation('accounts');
  return (
    <DataTable
      name={t('title')}
      rows={accounts}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          header: t('name'),
          cell: (account) => (
            <span className="who">
              <strong>
                <a href={hashOf(['accounts', account.id])}>{accountName(account)}</a>
              </strong>
              {account.name && account.domain && <span className="sub">{account.domain}</span>}
            </span>
          ),
        },
        { id: 'contacts', header: t('contacts'), num: true, cell: ({ contacts }) => whole(contacts) },
        { id: 'score', header: t('score'), num: true, cell: ({ score }) => number(score) },
        { id: 'coverage', header: t('coverage'), minor: true, cell: ({ coverage }) => <Risk coverage={coverage} /> },
        { id: 'open', header: t('open'), num: true, minor: true, cell: ({ openHandoffs }) => whole(openHandoffs) },
      ]}
    />
  );
}
