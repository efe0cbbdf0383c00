import { createHash } from 'node:crypto';
import type { Database } from '@nurture/store';

/** What came of an earlier request under the same `Idempotency-Key`. */
export type Replay =
  { kind: 'first' } | { kind: 'answered'; status: number; body: unknown } | { kind: 'running' } | { kind: 'different' };

interface Row {
  fingerprint: Buffer;
  status: number | null;
  body: unknown;
}

/** The digest that tells whether two requests under one key ask for the same. */
export function fingerprint(method: string, path: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(body ?? null)}`)
    .digest();
}

/**
 * Answers a repeated write with the first one's answer.
 * Source: the `Idempotency-Key` header as the IETF's HTTP API working group describes it.
 */
export class Idempotency {
  constructor(private readonly db: Database) {}

  /**
   * Claims a key for a request. A claim whose process died before it answered is free again after a minute:
   * the writes themselves are idempotent by their own keys.
   */
  async begin(caller: string, key: string, print: Buffer): Promise<Replay> {
    const claimed = await this.db.query(
      `INSERT INTO idempotency AS i (caller, key, fingerprint, created_at) VALUES ($1, $2, $3, nurture_now())
       ON CONFLICT (caller, key) DO UPDATE SET created_at = EXCLUDED.created_at
         WHERE i.status IS NULL AND i.fingerprint = EXCLUDED.fingerprint
           AND i.created_at < nurture_now() - interval '1 minute'
       RETURNING 1`,
      [caller, key, print],
    );
    if (claimed.length > 0) return { kind: 'first' };
    const rows = await this.db.query<Row>(
      'SELECT fingerprint, status, body FROM idempotency WHERE caller = $1 AND key = $2',
      [caller, key],
    );
    return replayOf(rows[0], print);
  }

  /** Keeps the answer for those who ask again. */
  async finish(caller: string, key: string, status: number, body: unknown): Promise<void> {
    await this.db.query('UPDATE idempotency SET status = $3, body = $4 WHERE caller = $1 AND key = $2', [
      caller,
      key,
      status,
      JSON.stringify(body ?? null),
    ]);
  }

  /** Frees a key whose request failed, so that it can be tried again. */
  async abandon(caller: string, key: string): Promise<void> {
    await this.db.query('DELETE FROM idempotency WHERE caller = $1 AND key = $2 AND status IS NULL', [caller, key]);
  }

  /** Forgets answers older than a day; housekeeping calls it. */
  async forgetOld(): Promise<void> {
    await this.db.query(`DELETE FROM idempotency WHERE created_at < nurture_now() - interval '1 day'`);
  }
}

function replayOf(row: Row | undefined, print: Buffer): Replay {
  if (!row) return { kind: 'running' };
  if (!row.fingerprint.equals(print)) return { kind: 'different' };
  return row.status === null ? { kind: 'running' } : { kind: 'answered', status: row.status, body: row.body };
}
