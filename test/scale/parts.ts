// What the parts of `npm run test:scale` share: processes of the product, and waiting.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, openDatabase } from '@nurture/store';
import { Child } from '../bench/context';
import { countMails, type MailCounter } from '../support/mail-counter';
import { isAtRest } from '../support/product';
import { API_KEY } from '../support/product-settings';

/** What a part of the run found. */
export interface Finding {
  readonly title: string;
  readonly lines: readonly string[];
  /** What is not as it should be. */
  readonly wrong: readonly string[];
}

export interface Scene {
  readonly directory: string;
  readonly people: number;
  readonly log: (line: string) => void;
}

/** A process of the product, and where it answers. */
export interface Running {
  readonly child: Child;
  readonly origin: string;
}

export interface ProcessSettings {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly roles: readonly string[];
  readonly replicaUrl?: string;
  /** How far the clock of its host is off. */
  readonly clockOffMs?: number;
}

export async function run({ directory }: Scene, settings: ProcessSettings): Promise<Running> {
  const { databaseUrl, smtpUrl, roles, replicaUrl = null, clockOffMs = 0 } = settings;
  const given = {
    ...{ database: { kind: 'server', url: databaseUrl }, smtp: { kind: 'server', url: smtpUrl }, roles, replicaUrl },
    ...{ dataDir: mkdtempSync(join(directory, 'data-')), clockOffMs },
  };
  const child = Child.start('test/support/product-process.ts', [JSON.stringify(given)]);
  const { port } = await child.next<{ port: number }>();
  return { child, origin: `http://127.0.0.1:${port}` };
}

/** @throws Error when it doesn't come true in time */
export async function until(what: string, isSo: () => Promise<boolean> | boolean, withinMs = 120_000): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > withinMs) throw new Error(`in vain: ${what}`);
    await pause(100);
  }
  return (performance.now() - began) / 1000;
}

/** Nothing is due any more, twice in a row: what has come to rest stays so. */
export async function atRest(db: Database): Promise<void> {
  await until('everything is at rest', async () => {
    if (!(await isAtRest(db).catch(() => false))) return false;
    await pause(500);
    return isAtRest(db).catch(() => false);
  });
}

export const openAt = (url: string): Promise<Database> =>
  openDatabase({ url, poolSize: 2, applicationName: 'test:scale', waitSeconds: 30 });

export const get = (origin: string, path: string): Promise<Response> =>
  fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${API_KEY}` }, signal: AbortSignal.timeout(20_000) });

/** Sum of a counter of a process, over its labels. */
export async function counterOf(origin: string, name: string): Promise<number> {
  const text = await (await get(origin, '/metrics')).text();
  const values = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return values.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** Runs with a mail server and processes of its own, which end whatever happens. */
export async function withProcesses<T>(work: (mails: MailCounter, started: Running[]) => Promise<T>): Promise<T> {
  const mails = await countMails();
  const started: Running[] = [];
  try {
    return await work(mails, started);
  } finally {
    for (const { child } of started) child.stop();
    await mails.close();
  }
}
