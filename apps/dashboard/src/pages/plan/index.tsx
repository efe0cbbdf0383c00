import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page';
import { Tabs, useTab } from '../../parts/tabs';
import { CampaignPlanner } from './campaign';
import { ChannelsPlanner } from './channels';
import { FunnelPlanner } from './funnel';
import './plan.css';

const PLANNERS = ['funnel', 'channels', 'campaign'] as const;

export default function Plan() {
  const { t } = useTranslation('plan');
  const planner = useTab(PLANNERS, 'plan');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        label={t('planners')}
        tabs={PLANNERS.map((id) => ({ id, name: t(`planner.${id}`) }))}
        current={planner}
        param="plan"
      />
      {planner === 'funnel' && <FunnelPlanner />}
      {planner === 'channels' && <ChannelsPlanner />}
      {planner === 'campaign' && <CampaignPlanner />}
    </Page>
  );
}
