import type { NewEvent, Tx } from '@nurture/store';
import type { MailVersions } from '../compose/versions';
import { originOfRow } from '../origin';
import type { DueRow } from './hit-rows';

/**
 * The event of a hit that counts; null where none is to be told of. Of a mail there is one `mail.opened`, and one
 * `mail.clicked` per link: a further hit has the same key.
 *
 * @param reversals how often such an event was taken back
 */
export async function eventOf(
  tx: Tx,
  row: DueRow,
  versions: MailVersions,
  reversals: number,
): Promise<NewEvent | null> {
  const sourceId = keyOf(row, reversals);
  if (row.contactId === null || sourceId === null) return null;
  const { mailId, name } = row;
  const origin = mailId === null || name === null ? null : originOfRow({ ...row, mailId, name });
  const told = { at: row.at, contactId: row.contactId, source: 'mail', sourceId, origin };
  if (row.kind === 'download') return { ...told, type: 'asset.opened', properties: { asset: row.destination } };
  if (row.kind === 'open') return { ...told, type: 'mail.opened', properties: { mail: name } };
  const link = await linkName(tx, row, versions);
  return { ...told, type: 'mail.clicked', properties: { mail: name, ...(link === null ? {} : { link }) } };
}

/** Under which key the event of a hit stands in the log; null where it may have none. */
export function keyOf(row: DueRow, reversals: number): string | null {
  const again = reversals > 0 ? `:${reversals}` : '';
  const { kind, mailId, contactId, destination, link } = row;
  if (kind === 'download') return `asset.opened:${contactId ?? ''}:${mailId ?? ''}:${destination ?? ''}${again}`;
  // Consent may have been withdrawn since the mail left.
  if (mailId === null || row.name === null || row.mayTrack !== true) return null;
  return (kind === 'open' ? `${mailId}:mail.opened` : `${mailId}:mail.clicked:${link ?? 0}`) + again;
}

/** The link as the author named it; its destination where the version is gone. */
async function linkName(tx: Tx, row: DueRow, versions: MailVersions): Promise<string | null> {
  const version = row.mailVersionId === null ? undefined : await versions.get(tx, row.mailVersionId);
  const named = row.link === null ? undefined : version?.compiled.links[row.link]?.name;
  return named ?? row.destination;
}
