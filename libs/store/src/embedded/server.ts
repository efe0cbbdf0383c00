import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from '../errors';
import { childEnvironment } from './cluster';
import { give, type Location } from './location';
import { disarmStaleFile, readPostmasterFile } from './postmaster';
import { serverArguments } from './server-settings';

const LOG_LIMIT_BYTES = 5_000_000;
/** Reasons not to start that pass: sessions of a killed server that are still leaving. */
const PASSING = /pre-existing shared memory block|lock file ".*" already exists/;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;

export type StartFailure = 'port-taken' | 'try-again' | 'failed';

function openLog(location: Location): number {
  const path = join(location.home, 'postgres.log');
  if (existsSync(path) && statSync(path).size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  const log = openSync(path, 'a', 0o600);
  give(path, location.account);
  return log;
}

/** What the server wrote since `from`. */
export function logSince(home: string, from: number): string {
  return readFileSync(join(home, 'postgres.log')).subarray(from).toString('utf8').slice(-4000);
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('a listening socket has an address');
  return address.port;
}

/**
 * In a session of its own: Ctrl-C in a terminal reaches every process of its group, and would end the database before
 * the product has put its work down.
 */
function launch(location: Location, programs: string, port: number, durable: boolean): ChildProcess {
  const log = openLog(location);
  try {
    const args = serverArguments(location.cluster, port, durable);
    return spawn(join(programs, 'bin', 'postgres'), args, {
      ...location.account,
      cwd: location.home,
      env: childEnvironment,
      detached: true,
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

async function untilReady(child: ChildProcess, cluster: string): Promise<boolean> {
  let ended = false;
  const end = () => (ended = true);
  child.once('exit', end).once('error', end);
  while (!ended) {
    const file = readPostmasterFile(cluster);
    if (file?.ready && file.pid === child.pid) return true;
    await pause(10);
  }
  return false;
}

function failureIn(log: string): StartFailure {
  if (PORT_TAKEN.test(log)) return 'port-taken';
  return PASSING.test(log) ? 'try-again' : 'failed';
}

/** Starts the server on a port. Recovery after a crash may take its time; a server that ends says why in its log. */
export async function startServer(
  location: Location,
  programs: string,
  port: number,
  durable: boolean,
): Promise<{ child: ChildProcess } | { failure: StartFailure; log: string }> {
  const logFile = join(location.home, 'postgres.log');
  const from = existsSync(logFile) && statSync(logFile).size <= LOG_LIMIT_BYTES ? statSync(logFile).size : 0;
  disarmStaleFile(location.cluster);
  const child = launch(location, programs, port, durable);
  if (await untilReady(child, location.cluster)) return { child };
  const log = logSince(location.home, from);
  return { failure: failureIn(log), log };
}

/** Starts the server, on the port it had if that is free. */
export async function startOnSomePort(location: Location, programs: string, wanted: number | null, durable: boolean) {
  let port = wanted ?? (await freePort());
  for (let attempt = 1; ; attempt++) {
    const result = await startServer(location, programs, port, durable);
    if ('child' in result) return { child: result.child, port };
    if (result.failure === 'failed' || attempt === 50) {
      throw new StoreError('store.embedded-failed', `The embedded database did not start:\n${result.log}`);
    }
    if (result.failure === 'port-taken') port = await freePort();
    else await pause(200);
  }
}
