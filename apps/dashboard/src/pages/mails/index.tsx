import { useTranslation } from 'react-i18next';
import { MailList } from '../../parts/lists';
import { Card, Page } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { Tabs, useTab } from '../../parts/tabs';
import { useList } from '../../queries';
import { useAddress } from '../../router';
import { useNames } from '../../words/names';

const VIEWS = ['all', 'waiting', 'sent', 'skipped', 'failed', 'in-doubt', 'deferred'] as const;

export default function Mails() {
  const { t } = useTranslation('mails');
  const names = useNames();
  const [query] = useAddress();
  const view = useTab(VIEWS, 'status');
  const list = useList('/api/v1/mails', { status: view === 'all' ? undefined : view, contact: query['contact'] });
  const tabs = VIEWS.map((id) => ({ id, name: id === 'all' ? t('all') : names('status', id) }));
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs label={t('which')} tabs={tabs} current={view} param="status" />
      <Card wide>
        <AwaitList list={list} empty={view === 'all' ? t('nonePlanned') : t('none')}>
          {(mails) => <MailList mails={mails} />}
        </AwaitList>
      </Card>
    </Page>
  );
}
