import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';

/** A statement whose plan each connection keeps for a while. */
export interface KeptStatement {
  readonly name: string;
  readonly text: string;
}

/**
 * A plan made while a table was small reads all of it when it has grown, and PostgreSQL itself makes a new one only after
 * its next ANALYZE: an import of a million people is long through by then. So each connection forgets its plans this often.
 */
const KEEP_MS = 10_000;

/**
 * Marks a statement of a hot path whose rows are found by ids that are handed to it: planning costs such a statement as
 * much as running it. Not for one that an estimate could lead astray (`LIMIT $1`, ranges of time): those are planned anew.
 */
export const kept = (text: string): KeptStatement => ({
  name: createHash('sha256').update(text).digest('base64url').slice(0, 20),
  text,
});

/** When each connection forgot its plans last. */
const forgotten = new WeakMap<object, number>();

/** Lets a connection forget plans that have grown old. */
export async function forgetOldPlans(runner: QueryRunner): Promise<void> {
  const connection = (await runner.connect()) as object;
  const [now, last] = [performance.now(), forgotten.get(connection)];
  if (last !== undefined && now - last < KEEP_MS) return;
  forgotten.set(connection, now);
  if (last !== undefined) await runner.query('DISCARD PLANS');
}
