// What it takes: the funnel reckoned backwards from revenue, whether a campaign is worth its price, and channels compared.
export { type Campaign, type CampaignPlan, planCampaign, risePercent } from './campaign';
export { type Channel, type ChannelMonth, type ChannelPlan, type ChannelsPlan, planChannels } from './channels';
export { type Overtaking } from './overtaking';
export { FUNNEL_STEPS, type FunnelStep, planFunnel, planFunnelRange } from './funnel';
export type { FunnelGoal, FunnelPlan, FunnelRange, FunnelRates } from './funnel';
export { PlanError } from './errors';
