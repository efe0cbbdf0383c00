import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrackedHit } from './hit';

const FILE = /^hits-[0-9a-f-]{36}\.jsonl$/;

/**
 * Where hits wait while the database is away: files in NURTURE_DATA, each written once, on the disk before its hits are
 * answered, and removed when they are in the database. Several processes may share the folder: keys make replaying a
 * file twice harmless.
 */
export class HitSpool {
  constructor(private readonly directory: string) {}

  /** Keeps hits; resolves when they are on the disk. */
  async keep(hits: readonly TrackedHit[]): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const file = await open(join(this.directory, `hits-${randomUUID()}.jsonl`), 'wx', 0o600);
    try {
      await file.write(hits.map((hit) => `${JSON.stringify(hit)}\n`).join(''));
      await file.datasync();
    } finally {
      await file.close();
    }
    await this.syncDirectory();
  }

  /**
   * Hands what is kept to `write`, file by file; a file goes when `write` has taken it.
   *
   * @returns how many hits were replayed
   */
  async replay(write: (hits: readonly TrackedHit[]) => Promise<void>): Promise<number> {
    let replayed = 0;
    for (const name of await this.names()) {
      const path = join(this.directory, name);
      const text = await readFile(path, 'utf8').catch(() => null); // another process was faster
      if (text === null) continue;
      const hits = text.split('\n').flatMap(parsed);
      await write(hits);
      await unlink(path).catch(() => undefined);
      replayed += hits.length;
    }
    return replayed;
  }

  /** How many files wait. */
  async waiting(): Promise<number> {
    return (await this.names()).length;
  }

  private async names(): Promise<string[]> {
    const names = await readdir(this.directory).catch(() => []); // nothing was ever kept
    return names.filter((name) => FILE.test(name)).sort();
  }

  /** The file's name too must survive a power cut. */
  private async syncDirectory(): Promise<void> {
    const directory = await open(this.directory, 'r');
    await directory.sync().catch(() => undefined); // not every file system has it
    await directory.close();
  }
}

/** A line that a crash cut off was never answered for. */
function parsed(line: string): TrackedHit[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as TrackedHit];
  } catch {
    return [];
  }
}
