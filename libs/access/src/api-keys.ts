import type { Database, Tx } from '@nurture/store';
import type { Caller } from './caller';
import { SCOPES, type Scope } from './scopes';
import { digest, newSecret } from './secrets';

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

/** A key that nobody can guess. It is kept as a digest, so whoever makes it is the last to see it. */
export const newApiKey = (): string => `nk_${newSecret()}`;

/** A key as its owners see it: what it may, and whether it is still used. Times are ISO 8601. */
export interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  /** To the minute; null: never. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

const VIEW = /* sql */ `
id, name, scopes, to_jsonb(created_at) AS "createdAt", to_jsonb(last_used_at) AS "lastUsedAt", to_jsonb(revoked_at) AS "revokedAt"`;

/** Makes a key. @returns it once, beside its view */
export async function createApiKey(
  tx: Tx,
  given: { readonly name: string; readonly scopes: readonly Scope[] },
): Promise<ApiKeyView & { readonly key: string }> {
  const key = newApiKey();
  const [view] = await tx.query<ApiKeyView>(
    `INSERT INTO api_key (name, hash, scopes, created_at) VALUES ($1, $2, $3, nurture_now()) RETURNING ${VIEW}`,
    [given.name, digest(key), given.scopes],
  );
  if (!view) throw new Error('the key was not written');
  return { ...view, key };
}

/** Keys, the latest first, revoked ones too. */
export const listApiKeys = (tx: Tx, page: { readonly after?: string; readonly limit: number }): Promise<ApiKeyView[]> =>
  tx.query<ApiKeyView>(`SELECT ${VIEW} FROM api_key WHERE $1::bigint IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`, [
    page.after ?? null,
    page.limit,
  ]);

/** Rows are locked, so that of two who revoke the last two admins one is refused. */
const LOCK_ADMINS = `SELECT id FROM api_key WHERE revoked_at IS NULL AND 'admin' = ANY (scopes) ORDER BY id FOR UPDATE`;

export type Revocation = { readonly kind: 'revoked'; readonly key: ApiKeyView } | { readonly kind: 'unknown' | 'last' };

/** Ends a key for good; harmless when repeated. The last one that may do everything stays: nobody could make another. */
export function revokeApiKey(db: Database, id: string): Promise<Revocation> {
  return db.transaction(async (tx) => {
    const admins = await tx.query<{ id: string }>(LOCK_ADMINS);
    if (admins.length === 1 && admins[0]?.id === id) return { kind: 'last' };
    const [key] = await tx.query<ApiKeyView>(
      `UPDATE api_key SET revoked_at = coalesce(revoked_at, nurture_now()) WHERE id = $1 RETURNING ${VIEW}`,
      [id],
    );
    return key ? { kind: 'revoked', key } : { kind: 'unknown' };
  });
}

const KNOWN = new Set<string>(SCOPES);
const isScope = (text: string): text is Scope => KNOWN.has(text);

/** How long a key once found is believed without asking again, in milliseconds: a revocation takes this long at most. */
const BELIEVED_MS = 10_000;

/** Says who it is, and notes once a minute that the key is in use. */
const FIND = /* sql */ `
WITH found AS (SELECT id, name, scopes, last_used_at FROM api_key WHERE hash = $1 AND revoked_at IS NULL),
used AS (
  UPDATE api_key k SET last_used_at = nurture_now() FROM found f
  WHERE k.id = f.id AND (f.last_used_at IS NULL OR f.last_used_at < nurture_now() - interval '1 minute')
)
SELECT id, name, scopes FROM found`;

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

  /** Asks anew for every key from now on: one was revoked. */
  forget(): void {
    this.found.clear();
  }

  private async load(hash: Buffer): Promise<Caller | null> {
    const rows = await this.db.query<{ id: string; name: string; scopes: string[] }>(FIND, [hash]);
    const row = rows[0];
    if (!row) return null;
    return { kind: 'key', id: row.id, name: row.name, email: null, scopes: row.scopes.filter(isScope), restriction: 'none' }; // prettier-ignore
  }
}
