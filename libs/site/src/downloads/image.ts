import type { FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { inside, openFile } from './asset';

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

/** An image of a mail or page, opened. Whoever gets it closes `handle`. */
export interface OpenImage {
  readonly handle: FileHandle;
  readonly bytes: number;
  readonly contentType: string;
  readonly etag: string;
}

/**
 * Opens an image below the workspace's `assets/`.
 * @returns null for what is no image of a kind that mail programs show, leads out of the folder, or is gone
 */
export async function openImage(assetsDir: string, file: string): Promise<OpenImage | null> {
  const contentType = TYPES[extname(file).toLowerCase()];
  const path = contentType === undefined ? null : inside(assetsDir, file);
  const handle = path === null ? null : await openFile(path);
  if (contentType === undefined || handle === null) return null;
  const stat = await handle.stat();
  const etag = `"${stat.size.toString(36)}-${Math.floor(stat.mtimeMs).toString(36)}"`;
  if (stat.isFile()) return { handle, bytes: stat.size, contentType, etag };
  await handle.close();
  return null;
}
