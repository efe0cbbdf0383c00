import { createHash } from 'node:crypto';
import type { Database, Tx } from '@nurture/store';
import { SCOPES, type Scope } from './scopes';

/** Who calls: an API key that was found valid. */
export interface Caller {
  keyId: string;
  name: string;
  scopes: readonly Scope[];
}

/** Keys carry 256 random bits, so a plain digest keeps them secret in the database; no slow hash is needed. */
const digest = (key: string): Buffer => createHash('sha256').update(key).digest();

/**
 * Makes sure that a key with these scopes exists, and puts it under `name`.
 * Repeating it with the same key changes nothing.
 */
export async function ensureApiKey(tx: Tx, name: string, key: string, scopes: readonly Scope[]): Promise<void> {
  await tx.query(
    `INSERT INTO api_key (name, hash, scopes, created_at) VALUES ($1, $2, $3, nurture_now())
     ON CONFLICT (hash) DO UPDATE SET scopes = EXCLUDED.scopes WHERE api_key.revoked_at IS NULL`,
    [name, digest(key), scopes],
  );
}

/** How many keys are in force: none means a first start. */
export async function countApiKeys(tx: Tx): Promise<number> {
  const rows = await tx.query<{ n: number }>('SELECT count(*)::int AS n FROM api_key WHERE revoked_at IS NULL');
  return rows[0]?.n ?? 0;
}

const KNOWN = new Set<string>(SCOPES);
const isScope = (text: string): text is Scope => KNOWN.has(text);

/** How long a key once found is believed without asking again, in milliseconds: a revocation takes this long at most. */
const BELIEVED_MS = 10_000;

/** Finds the caller behind a bearer key, remembering answers for a few seconds. */
export class ApiKeys {
  private readonly found = new Map<string, { caller: Caller | null; until: number }>();

  constructor(
    private readonly db: Database,
    private readonly monotonicMs: () => number,
  ) {}

  /** @returns the caller, or null for a key that is unknown or revoked */
  async find(key: string): Promise<Caller | null> {
    const hash = digest(key);
    const id = hash.toString('base64');
    const known = this.found.get(id);
    if (known && known.until > this.monotonicMs()) return known.caller;
    const caller = await this.load(hash);
    if (this.found.size > 1_000) this.found.clear();
    this.found.set(id, { caller, until: this.monotonicMs() + BELIEVED_MS });
    return caller;
  }

  private async load(hash: Buffer): Promise<Caller | null> {
    const rows = await this.db.query<{ id: string; name: string; scopes: string[] }>(
      'SELECT id, name, scopes FROM api_key WHERE hash = $1 AND revoked_at IS NULL',
      [hash],
    );
    const row = rows[0];
    return row ? { keyId: row.id, name: row.name, scopes: row.scopes.filter(isScope) } : null;
  }
}
