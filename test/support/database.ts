import { randomUUID } from 'node:crypto';
import { type Database, advanceClock, openDatabase } from '@nurture/store';
import { administer, databaseAt, SERVER_VARIABLE, TEMPLATE } from './test-server';

/** A database of the test file's own, with the schema in it. */
export interface TestDatabase {
  /** Usable from `beforeAll` on. */
  readonly db: Database;
  /** For code that connects by itself. */
  readonly url: string;
}

function serverUrl(): string {
  const url = process.env[SERVER_VARIABLE];
  if (url === undefined) throw new Error('the test run has no database: is globalSetup set in the Jest settings?');
  return url;
}

/** A new database, empty but for the schema; for tests that need several. Drop it with `dropDatabase`. */
export async function createDatabase({ empty = false } = {}): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = empty ? 'template1' : TEMPLATE;
  await administer(serverUrl(), (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return databaseAt(serverUrl(), name);
}

export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await administer(serverUrl(), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/**
 * Gives the test file a database of its own: `const store = testDatabase()` at the top of a `describe`, then
 * `store.db` inside tests. Made before the first test and dropped after the last one.
 */
export function testDatabase({ poolSize = 10 } = {}): TestDatabase {
  let made: { db: Database; url: string } | undefined;
  const given = () => {
    if (!made) throw new Error('the test database is there from beforeAll on');
    return made;
  };
  beforeAll(async () => {
    const url = await createDatabase();
    made = { url, db: await openDatabase({ url, poolSize, applicationName: 'test' }) };
  });
  afterAll(async () => {
    if (!made) return;
    await made.db.close();
    await dropDatabase(made.url);
  });
  return {
    get db() {
      return given().db;
    },
    get url() {
      return given().url;
    },
  };
}

/** How far to move a clock; what is given is added up. */
export interface ClockMove {
  days?: number;
  hours?: number;
  minutes?: number;
  seconds?: number;
  milliseconds?: number;
}

/** Moves the product's clock on, instead of sleeping. @returns the product's new now */
export function moveClock(db: Database, move: ClockMove): Promise<number> {
  const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = move;
  return advanceClock(db, (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds);
}
