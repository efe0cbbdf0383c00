// The running product: what the `nurture` command starts and stands on.
export { BY_COMMAND, eraseEntry, erasePerson, exportPerson } from './compose/personal';
export { backUp, type Backup, restore, type Restored, type RestoreWishes } from './compose/backup';
export type { PersonalRecord } from './compose/personal';
export { publishWorkspace } from './compose/publish-workspace';
export type { WorkspacePublished } from './compose/publish-workspace';
export { demo, DemoRefusal } from './demo/demo';
export type { DemoOptions, DemoProgress, DemoReport } from './demo/demo';
export { openRuntime } from './runtime';
export type { Runtime, RuntimeOptions } from './runtime';
export { NothingToRunError, start } from './start';
export type { Started } from './start';
