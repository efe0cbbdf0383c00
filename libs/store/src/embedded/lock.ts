import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { codeOf } from '../errors';
import { birthmark, isAlive } from './processes';

/** Who holds a lock. */
export interface LockHolder {
  pid: number;
  birthmark: string;
  /** In words, for the message that a second one gets: `nurture start`. */
  command: string;
}
export interface Lock {
  /** To be called once. */
  release(): void;
}

const holds = (holder: LockHolder) =>
  isAlive(holder.pid) && (holder.birthmark === '' || holder.birthmark === birthmark(holder.pid));

function read(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return { pid: -1, birthmark: '', command: '' }; // a torn disk, not a holder
    throw error;
  }
}

/** Makes the lock file appear with its whole content at once, or not at all when there is one. */
function place(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a dead holder's file away; puts it back when somebody else had replaced it in the meantime. */
function clear(path: string, dead: LockHolder): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    const found = read(aside);
    if (found && holds(found) && found.birthmark !== dead.birthmark) linkSync(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error; // another one cleared it first
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Takes the lock that one process at a time may hold. A crash releases it: a holder whose process is gone, or whose id
 * now belongs to another process, counts for nothing.
 * @returns the lock, or who holds it
 */
export function acquire(path: string, command: string): { lock: Lock } | { heldBy: LockHolder } {
  const me: LockHolder = { pid: process.pid, birthmark: birthmark(process.pid), command };
  const content = JSON.stringify(me);
  for (;;) {
    if (place(path, content)) return { lock: { release: () => rmSync(path, { force: true }) } };
    const holder = read(path);
    if (holder && holds(holder)) return { heldBy: holder };
    if (holder) clear(path, holder);
  }
}

/** Who holds a lock now, if anybody does. */
export function holderOf(path: string): LockHolder | undefined {
  const holder = read(path);
  return holder && holds(holder) ? holder : undefined;
}
