import { setTimeout as pause } from 'node:timers/promises';
import { resolve } from 'node:path';
import type { Settings } from '@nurture/core/config';
import { tokensFor, type Tokens } from '@nurture/core/token';
import {
  type Database,
  ensurePartitions,
  isDatabaseAway,
  migrate,
  openDatabase,
  openEmbedded,
  ReadingDatabase,
} from '@nurture/store';
import type { Logger } from 'pino';

import { secretOf } from './secret';

/** What every process of the product stands on: its settings, its database brought up to date, its signing key. */
export interface Runtime {
  readonly settings: Settings;
  readonly db: Database;
  /** Where figures are read: a replica while there is one that keeps up, else `db`. */
  readonly figures: Database;
  readonly secret: string;
  readonly tokens: Tokens;
  readonly log: Logger;
  close(): Promise<void>;
}

export interface RuntimeOptions {
  /** What this process is called in lists and messages. */
  readonly command: string;
  /** `share`: use the embedded database of a running `nurture start`, and run it oneself only when there is none. */
  readonly mode: 'own' | 'share';
  readonly poolSize?: number;
}

/** How long a start waits for a database server that is itself starting. */
const WAIT_FOR_DATABASE_MS = 30_000;

/** Under load, absorbing holds five; the others are for mails, hits and requests. */
const POOL_SIZE = 12;

async function openWhenThere(
  url: string,
  options: RuntimeOptions,
  log: Logger,
  onIdleError: (error: Error) => void,
): Promise<Database> {
  for (let waitedMs = 0, waitMs = 200; ; waitedMs += waitMs, waitMs = Math.min(waitMs * 2, 2_000)) {
    try {
      return await openDatabase({
        url,
        poolSize: options.poolSize ?? POOL_SIZE,
        applicationName: options.command,
        onIdleError,
      });
    } catch (error) {
      if (!isDatabaseAway(error) || waitedMs >= WAIT_FOR_DATABASE_MS) throw error;
      if (waitedMs === 0) log.warn('the database does not answer yet; waiting for it');
      await pause(waitMs);
    }
  }
}

/** The database alone, with whatever schema it has. */
export interface Connected {
  readonly settings: Settings;
  readonly db: Database;
  readonly close: () => Promise<void>;
}

/** Opens the database: embedded unless `DATABASE_URL` is set. */
export async function connect(given: Settings, options: RuntimeOptions, log: Logger): Promise<Connected> {
  const settings = { ...given, dataDir: resolve(given.dataDir), workspace: resolve(given.workspace) };
  const embedded =
    settings.database.kind === 'embedded'
      ? await openEmbedded({
          dataDir: settings.dataDir,
          command: options.command,
          mode: options.mode,
          onTrouble: (message) => log.error(message),
        })
      : null;
  const url = settings.database.kind === 'server' ? settings.database.url : embedded?.url;
  if (url === undefined) throw new Error('no database');
  let closing = false;
  try {
    const db = await openWhenThere(url, options, log, (error) => {
      // Its message alone: the driver hangs the whole connection onto the error.
      if (!closing) log.warn({ error: error.message }, 'a database connection was lost');
    });
    const close = async (): Promise<void> => {
      closing = true;
      await db.close();
      await embedded?.stop();
    };
    return { settings, db, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Figures older than this come from the primary. */
const MOST_REPLICA_LAG_SECONDS = 60;

function figuresOf(db: Database, url: string | null, { command }: RuntimeOptions, log: Logger): Database {
  if (url === null) return db;
  return new ReadingDatabase(db, {
    url,
    poolSize: 4,
    applicationName: `${command} figures`,
    mostLagSeconds: MOST_REPLICA_LAG_SECONDS,
    hostNow: () => Date.now(),
    onIdleError: (error) => log.warn({ error: error.message }, 'a connection to the replica was lost'),
    onChange: ({ from, why }) => {
      if (from === 'replica') log.info('figures are read from the replica');
      else log.warn({ why }, 'figures are read from the primary: the replica is not fit for it');
    },
  });
}

/** Opens the database, brings its schema up, and finds the signing key. */
export async function openRuntime(given: Settings, options: RuntimeOptions, log: Logger): Promise<Runtime> {
  const { settings, db, close } = await connect(given, options, log);
  try {
    await migrate(db);
    await db.transaction((tx) => ensurePartitions(tx));
    const secret = secretOf(settings);
    const figures = figuresOf(db, settings.replicaUrl, options, log);
    const closeAll = async (): Promise<void> => {
      if (figures !== db) await figures.close();
      await close();
    };
    return { settings, db, figures, secret, tokens: tokensFor(secret), log, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}
