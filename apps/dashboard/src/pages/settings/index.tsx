import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page';
import { Tabs, useTab } from '../../parts/tabs';
import { type Permission, useMay } from '../../session';
import { Audit } from './audit';
import { Health } from './health';
import { Keys } from './keys';
import { Senders } from './senders';
import { Suppressions } from './suppressions';
import { Users } from './users';
import { Webhooks } from './webhooks';
import { You } from './you';

const TABS = ['you', 'users', 'keys', 'senders', 'suppressions', 'webhooks', 'health', 'audit'] as const;
type Tab = (typeof TABS)[number];

const SHOWN: Readonly<Record<Tab, { readonly needs: readonly Permission[]; readonly body: ComponentType }>> = {
  you: { needs: [], body: You },
  users: { needs: ['admin'], body: Users },
  keys: { needs: ['admin'], body: Keys },
  senders: { needs: ['read', 'personal'], body: Senders },
  suppressions: { needs: ['read', 'personal'], body: Suppressions },
  webhooks: { needs: ['read', 'personal'], body: Webhooks },
  health: { needs: ['read'], body: Health },
  audit: { needs: ['admin'], body: Audit },
};

export default function Settings() {
  const { t } = useTranslation('settings');
  const may = useMay();
  const offered = TABS.filter((id) => SHOWN[id].needs.every(may));
  const wanted = useTab(TABS);
  const tab = offered.includes(wanted) ? wanted : 'you';
  const Body = SHOWN[tab].body;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs label={t('which')} tabs={offered.map((id) => ({ id, name: t(`tab.${id}`) }))} current={tab} />
      <Body />
    </Page>
  );
}
