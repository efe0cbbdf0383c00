// What visitors meet: landing pages and their forms, gated downloads, and the product's own pages around a mail.
export { openAsset } from './downloads/asset';
export type { OpenAsset } from './downloads/asset';
export { readRange } from './downloads/range';
export type { ByteRange } from './downloads/range';
export type { Inbox, InboxRefusal, SiteEvent } from './forms/events';
export { chooseLocale } from './locale';
export type { OwnPageName } from './pages/own-pages';
export type { PageFile, PageFinding } from './pages/page';
export { compilePages } from './pages/page-set';
export type { PageSet } from './pages/page-set';
export { fieldsOf, textOf, textsOf } from './request';
export type { VisitorRequest } from './request';
export { Site } from './site';
export { readVisits } from './visits/read-visits';
export type { ReadVisit, ReadVisits } from './visits/read-visits';
export { SNIPPET } from './visits/snippet';
export type { Known, Rendered, SiteDeps, SiteSource, Submitted } from './site';
