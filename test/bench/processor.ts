import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, as Linux counts processor time in `/proc`. */
const TICK_MS = 10;

/** Processor time of this process so far, in milliseconds. */
export function ownProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Processor time that a database server has used so far, in milliseconds: the postmaster's, that of the processes that
 * live, and that of those it has outlived.
 * @returns null where there is no `/proc`
 */
export function serverProcessorMs(postmasterPid: number): number | null {
  const own = timesOf(postmasterPid);
  if (own === null) return null;
  const children = processes().flatMap((pid) => {
    const times = timesOf(pid);
    return times?.parent === postmasterPid ? [times.own] : [];
  });
  return own.own + own.ended + children.reduce((sum, ms) => sum + ms, 0);
}

/** Resident memory of a process in MB; null where there is no `/proc`, or no such process. */
export function residentMb(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null; // it is gone, or this is no Linux
  }
}

function processes(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

function timesOf(pid: number): { parent: number; own: number; ended: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may hold anything.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [1, 11, 12, 13, 14].map(
      (i) => fields[i],
    );
    return { parent, own: (user + system) * TICK_MS, ended: (childUser + childSystem) * TICK_MS };
  } catch {
    return null; // it is gone, or this is no Linux
  }
}
