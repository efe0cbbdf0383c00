// The whole state in one file, and back.
export type { BackupHeader, BackupOrigin } from './format';
export { type RestoreReport, restoreBackup } from './restore';
export { type BackupProgress, type BackupReport, writeBackup } from './write';
