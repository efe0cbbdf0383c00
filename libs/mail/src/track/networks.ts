import { readFile } from 'node:fs/promises';
import { type NetworkEntry, networkTable, type NetworkTable, parseNetworks } from '@nurture/core/evidence';
import { MailError } from '../errors';
import known from './known-networks.json';

/**
 * The table of networks: what the product knows, and over it what stands in further files, where there are any. A later
 * file's entry for the same range holds, and the narrowest range of all counts.
 *
 * @throws MailError `mail.networks` that names the file and the entry
 */
export async function loadNetworks(paths: readonly string[] = []): Promise<NetworkTable> {
  const further = await Promise.all(paths.map(entriesOf));
  return networkTable([...parseNetworks(known), ...further.flat()]);
}

async function entriesOf(path: string): Promise<NetworkEntry[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return [];
  try {
    return parseNetworks(JSON.parse(text));
  } catch (cause) {
    throw new MailError('mail.networks', `${path}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
