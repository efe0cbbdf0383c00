import { type LocalizedText, textIn, type WorkspaceSettings } from '@nurture/core/workspace';
import { open, type FileHandle } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.epub': 'application/epub+zip',
  '.zip': 'application/zip',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** A file that a download link leads to, opened. Whoever gets it closes `handle`. */
export interface OpenAsset {
  readonly handle: FileHandle;
  readonly bytes: number;
  readonly contentType: string;
  /** As `Content-Disposition` says it (RFC 6266). */
  readonly disposition: string;
  readonly etag: string;
}

/**
 * Opens an asset in a language (else the workspace's own, else whatever there is).
 * @param assetsDir the workspace's `assets/`
 * @returns null where the workspace has no such asset, or its file is gone
 */
export async function openAsset(
  settings: Pick<WorkspaceSettings, 'assets' | 'locale'>,
  assetsDir: string,
  name: string,
  locale: string,
): Promise<OpenAsset | null> {
  const asset = Object.hasOwn(settings.assets, name) ? settings.assets[name] : undefined;
  const file = asset && textIn(asset.file, locale, settings.locale);
  const path = file ? inside(assetsDir, file) : null;
  const handle = path === null ? null : await openFile(path);
  if (!asset || !file || handle === null) return null;
  const stat = await handle.stat();
  if (!stat.isFile()) {
    await handle.close();
    return null;
  }
  return {
    handle,
    bytes: stat.size,
    contentType: TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    disposition: dispositionOf(asset.title, locale, settings.locale, extname(file)),
    etag: `"${stat.size.toString(36)}-${Math.floor(stat.mtimeMs).toString(36)}"`,
  };
}

/** Settings come from people: a path that leads out of the folder leads nowhere. */
export function inside(dir: string, file: string): string | null {
  const root = resolve(dir);
  const path = resolve(join(root, file));
  return path.startsWith(root + sep) ? path : null;
}

/** @returns null where there is no such file */
export async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** The title as a file name, in ASCII for old clients and in UTF-8 (RFC 8187) for the rest. */
function dispositionOf(title: LocalizedText, locale: string, fallback: string, extension: string): string {
  const name = `${
    textIn(title, locale, fallback)
      .replace(/[\\/:*?"<>|\p{C}]+/gu, ' ')
      .trim() || 'download'
  }${extension}`;
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
