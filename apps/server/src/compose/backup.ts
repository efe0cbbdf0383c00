import type { Readable, Writable } from 'node:stream';
import type { Settings } from '@nurture/core/config';
import { turnSending } from '@nurture/mail';
import {
  type BackupHeader,
  type BackupProgress,
  type BackupReport,
  restoreBackup,
  type RestoreReport,
  writeBackup,
} from '@nurture/store';
import type { Logger } from 'pino';
import { connect } from '../runtime';
import { fingerprintOf, knownSecret, takeOverSecret } from '../secret';

export interface Backup {
  readonly settings: Settings;
  readonly log: Logger;
  readonly sink: Writable;
  /** Version of the product. */
  readonly product: string;
  /** Leave the signing key out: the file alone is then not enough. */
  readonly withoutSecret: boolean;
  readonly onProgress: (at: BackupProgress) => void;
}

/**
 * Writes the whole state of the product, also while it runs.
 * @throws store.schema-other; an Error where the signing key is to be in it and nobody knows it
 */
export async function backUp({
  settings,
  log,
  sink,
  product,
  withoutSecret,
  onProgress,
}: Backup): Promise<BackupReport> {
  const { db, close, settings: own } = await connect(settings, { command: 'nurture backup', mode: 'share', poolSize: 1 }, log); // prettier-ignore
  try {
    const secret = knownSecret(own);
    if (secret === null && !withoutSecret) {
      throw new Error(
        'NURTURE_SECRET is not set, and none lies in NURTURE_DATA. Links in mails that were sent need it: ' +
          'set it, or give --without-secret and keep it elsewhere',
      );
    }
    const secretFingerprint = secret === null ? null : fingerprintOf(secret);
    const origin = { product, secretFingerprint, secret: withoutSecret ? null : secret };
    return await writeBackup(db, sink, { origin, onProgress });
  } finally {
    await close();
  }
}

export interface RestoreWishes {
  readonly settings: Settings;
  readonly log: Logger;
  readonly file: Readable;
  readonly replace: boolean;
  /** Let mails leave at once: only where nothing left since the backup was made. */
  readonly keepSending: boolean;
  /** Go on although another key will sign from now on. */
  readonly otherSecret: boolean;
  /** Asked before anything changes; ends the restore by throwing. */
  readonly confirm: (header: BackupHeader) => Promise<void>;
  readonly onProgress: (at: { readonly table: string; readonly rows: number }) => void;
}

export interface Restored extends RestoreReport {
  /** The signing key came with the backup, and is kept in the data directory now. */
  readonly secretTaken: boolean;
}

/** @returns the key to take over from the backup; null: the one that is there is right, or is wanted all the same */
function secretToTake({ origin }: BackupHeader, settings: Settings, otherSecret: boolean): string | null {
  const known = knownSecret(settings);
  if (known !== null && fingerprintOf(known) === origin.secretFingerprint) return null;
  if (settings.secret === null && origin.secret !== null) return origin.secret;
  if (otherSecret || origin.secretFingerprint === null) return null;
  throw new Error(
    'the signing key here is not the one of the backup. Links in mails that were sent would lead nowhere, and people who ' +
      'were erased would no longer count as unsubscribed. Set NURTURE_SECRET to the old one, or give --other-secret',
  );
}

/**
 * Fills the database with what a backup holds, all or nothing. All sending is stopped in the same transaction, as what
 * left after the backup was made is due in it once more.
 *
 * @throws what `restoreBackup` throws
 */
export async function restore(wishes: RestoreWishes): Promise<Restored> {
  const { log, file, replace, keepSending, otherSecret } = wishes;
  const { db, close, settings } = await connect(wishes.settings, { command: 'nurture restore', mode: 'own', poolSize: 1 }, log); // prettier-ignore
  try {
    let secret: string | null = null;
    const report = await restoreBackup(db, file, {
      replace,
      onProgress: wishes.onProgress,
      onHeader: async (header) => {
        secret = secretToTake(header, settings, otherSecret);
        await wishes.confirm(header);
      },
      beforeCommit: async (tx) => {
        if (!keepSending) await turnSending(tx, false);
        if (secret !== null) takeOverSecret(settings, secret);
      },
    });
    return { ...report, secretTaken: secret !== null };
  } finally {
    await close();
  }
}
