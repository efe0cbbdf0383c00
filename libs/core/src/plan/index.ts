// What it takes: the funnel reckoned backwards from revenue, whether a campaign is worth its price, and channels compared.
export { type Campaign, type CampaignPlan, planCampaign, risePercent } from './campaign';
export { type Channel, type ChannelMonth, type ChannelPlan, type ChannelsPlan, planChannels } from './channels';
export { type Overtaking } from './overtaking';
export {
  type FunnelGoal,
  type FunnelPlan,
  FUNNEL_STEPS,
  type FunnelRates,
  type FunnelStep,
  planFunnel,
} from './funnel';
export { PlanError } from './errors';
