// A marketer's files: read, checked, compiled into what is published, and started afresh. Works without a database.
export type {
  CompiledFlows,
  CompiledWorkspace,
  Hashed,
  PublishableMail,
  WorkspaceFlow,
  WorkspacePage,
} from './compile/compiled-workspace';
export {
  compileWorkspace,
  prepareFlows,
  type PreparedFlows,
  prepareLoadedFlows,
  type PreparedWorkspace,
  prepareWorkspace,
} from './compile/compile-workspace';
export type { CheckKeeper, KeptCheck } from './compile/kept-check';
export { worldOf } from './compile/world';
export { checkDraft, type CheckedDraft, type SoundDraft } from './check-draft';
export type { MailUse } from './compile/mail-kind';
export { byPlace } from './finding';
export type { Finding } from './finding';
export { type GalleryFlow, galleryFlows } from './gallery';
export { addProgramme, type AddResult, isWorkspace } from './add-programme';
export { galleryDir, galleryProgrammes, initWorkspace, type InitResult } from './init';
export { contentHash } from './load/hash';
export { listMailTemplates, mailTemplate, type MailTemplate } from './list-mails';
export { type LoadedWorkspace, loadWorkspace, WorkspaceMissingError } from './load/load-workspace';
export { withFlow, type WithFlow } from './load/with-flow';
export type { AssetFile, NamedJson, TemplateFile, Workspace } from './load/workspace';
export { preview, type Preview, type PreviewLink, type PreviewOptions, type RenderedPreview } from './mails';
export { isMailFile, localesOfMail, PreviewError, previewFile, previewMail, type PreviewScene } from './preview-mail';
export { checkScenario, readScenario, type ReadScenario } from './validate/check-scenario';
export { type Bound, mostMails, type MostMails } from './validate/most-mails';
export { checkWorkspace, isValid, validateWorkspace } from './validate/validate-workspace';
export { SCHEMA_NAMES, type SchemaName } from './validate/schema/schemas';
export { productDir } from './product-dir';
export { schemaFor, writeSchemas } from './write-schemas';
