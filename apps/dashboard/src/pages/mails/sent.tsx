import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button';
import { MailList } from '../../parts/lists';
import { Card } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { useTab } from '../../parts/tabs';
import { useList, useRead } from '../../queries';
import { useAddress } from '../../router';
import { useNames } from '../../words/names';
import { MailDialog } from './mail';

const STATUSES = ['all', 'waiting', 'sent', 'skipped', 'failed', 'in-doubt', 'deferred'] as const;

/** Filters and the mail that is looked at stand in the address. */
export function SentMails() {
  const { t } = useTranslation('mails');
  const [query, change] = useAddress();
  const status = useTab(STATUSES, 'status');
  const { flow, contact, mail: opened } = query;
  const list = useList('/api/v1/mails', { status: status === 'all' ? undefined : status, flow, contact });
  return (
    <Card wide>
      <Filters />
      <AwaitList list={list} empty={status === 'all' && !flow && !contact ? t('nonePlanned') : t('none')}>
        {(mails) => (
          <MailList
            mails={mails}
            actions={({ id, name }) => (
              <Button small look="quiet" onClick={() => change({ mail: id }, true)}>
                {t('more')}
                <span className="visually-hidden"> {name}</span>
              </Button>
            )}
          />
        )}
      </AwaitList>
      {opened && <MailDialog id={opened} onClose={() => change({ mail: undefined })} />}
    </Card>
  );
}

function Filters() {
  const { t } = useTranslation('mails');
  const names = useNames();
  const [query, change] = useAddress();
  const status = useTab(STATUSES, 'status');
  const flows = useRead('/api/v1/flows');
  const [typed, type] = useState(query['contact'] ?? '');
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        change({ contact: typed.trim() });
      }}
    >
      <select
        aria-label={t('which')}
        value={status}
        onChange={(event) => change({ status: event.target.value === 'all' ? undefined : event.target.value })}
      >
        {STATUSES.map((each) => (
          <option key={each} value={each}>
            {each === 'all' ? t('all') : names('status', each)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('flow')}
        value={query['flow'] ?? ''}
        onChange={(event) => change({ flow: event.target.value })}
      >
        <option value="">{t('everyFlow')}</option>
        {flows.data?.items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <input
        type="search"
        aria-label={t('contact')}
        placeholder={t('contact')}
        value={typed}
        onChange={(event) => {
          type(event.target.value);
          if (event.target.value === '') change({ contact: undefined });
        }}
      />
      <Button type="submit">{t('search')}</Button>
    </form>
  );
}
