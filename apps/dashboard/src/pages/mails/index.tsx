import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page';
import { Tabs, useTab } from '../../parts/tabs';
import './mails.css';
import { SentMails } from './sent';
import { Templates } from './templates';

const VIEWS = ['sent', 'templates'] as const;

export default function Mails() {
  const { t } = useTranslation('mails');
  const view = useTab(VIEWS);
  return (
    <Page title={t('title')} lead={t(`lead.${view}`)}>
      <Tabs label={t('views')} tabs={VIEWS.map((id) => ({ id, name: t(`view.${id}`) }))} current={view} />
      {view === 'sent' ? <SentMails /> : <Templates />}
    </Page>
  );
}
