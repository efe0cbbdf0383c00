import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '../errors';
import { isAlive, servesDirectory } from './processes';

/** What a server's `postmaster.pid` says (https://www.postgresql.org/docs/18/storage-file-layout.html). */
export interface PostmasterFile {
  pid: number;
  port: number;
  ready: boolean;
}

const fileOf = (cluster: string) => join(cluster, 'postmaster.pid');

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(fileOf(cluster), 'utf8').split('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The server that runs on this data directory, if there is one. */
export function runningOn(cluster: string): PostmasterFile | undefined {
  const found = readPostmasterFile(cluster);
  return found && servesDirectory(found.pid, cluster) ? found : undefined;
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds && isAlive(pid); waited += 20) await pause(20);
  return !isAlive(pid);
}

/**
 * Ends a server: ends its sessions and writes everything down ("fast"); failing that, leaves the rest to the recovery of
 * the next start ("immediate").
 */
export async function endServer(pid: number): Promise<void> {
  const escalation: [NodeJS.Signals, number][] = [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]]; // prettier-ignore
  for (const [signal, patience] of escalation) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (codeOf(error) === 'ESRCH') return;
      throw error;
    }
    if (await goneWithin(pid, patience)) return;
  }
}

/**
 * Lets a start go past the file of a server that is gone and whose process id now belongs to somebody else: PostgreSQL
 * would take that process for a running server. It never does so for its own parent's id, so we write ours in. The
 * file itself stays, as its last lines let PostgreSQL see whether sessions of the dead server still hold the data.
 */
export function disarmStaleFile(cluster: string): void {
  const found = readPostmasterFile(cluster);
  if (!found || servesDirectory(found.pid, cluster)) return;
  const [, ...rest] = readFileSync(fileOf(cluster), 'utf8').split('\n');
  writeFileSync(fileOf(cluster), [String(process.pid), ...rest].join('\n'));
}
