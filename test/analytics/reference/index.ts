// The plain reckoning that the product's figures are held against.
export { referenceBreakdown } from './breakdown';
export { referenceFunnel } from './funnel';
export { referenceAttribution, referencePaths } from './journeys';
export { referenceContent, referenceMails } from './mails';
export type { Bounds } from './plain';
export { referenceCalibration, referenceSalespeople } from './sales';
