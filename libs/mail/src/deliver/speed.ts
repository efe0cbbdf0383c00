import type { Instant } from '@nurture/core/time';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import type { Tx } from '@nurture/store';

/** A full bucket holds a second's worth, and at least one. */
const OPEN = /* sql */ `
INSERT INTO speed_budget (scope, tokens, refilled_at) VALUES ($1, greatest($2::float8, 1), nurture_now())
ON CONFLICT (scope) DO NOTHING`;

/** Takes up to $3 whole tokens out of a bucket that all processes share; the row's lock orders them. */
const TAKE = /* sql */ `
WITH bucket AS (
  SELECT scope, least(greatest($2::float8, 1), tokens + greatest(0, extract(epoch FROM nurture_now() - refilled_at)) * $2::float8) AS level
  FROM speed_budget WHERE scope = $1 FOR UPDATE
)
UPDATE speed_budget b
SET tokens = bucket.level - least($3::float8, floor(bucket.level)), refilled_at = nurture_now()
FROM bucket WHERE b.scope = bucket.scope
RETURNING least($3::float8, floor(bucket.level)) AS taken`;

interface Scope {
  readonly scope: string;
  readonly perSecond: number;
}

const TRANSPORT = 'transport';

/**
 * Speed limits of the transport and of receiving domains. Tokens are taken in blocks of up to a second's worth and
 * spent here; a crash loses no more than that.
 */
export class SpeedLimits {
  private readonly purse = new Map<string, number>();
  /** Where the next mail of a domain that is over its limit may try again: they queue up instead of all coming back at once. */
  private readonly queues = new Map<string, Instant>();

  constructor(private readonly settings: () => WorkspaceSettings['sending']['speed']) {}

  /** How many mails of `wanted` the transport may take now; they are spent. */
  async takeForTransport(tx: Tx, wanted: number): Promise<number> {
    const { perSecond } = this.settings();
    if (perSecond === null) return wanted;
    await this.fill(tx, { scope: TRANSPORT, perSecond }, wanted);
    const granted = Math.min(wanted, Math.floor(this.purse.get(TRANSPORT) ?? 0));
    this.purse.set(TRANSPORT, (this.purse.get(TRANSPORT) ?? 0) - granted);
    return granted;
  }

  /** Gives back what was taken for mails that then weren't sent. */
  giveBack(count: number): void {
    if (this.settings().perSecond !== null) this.purse.set(TRANSPORT, (this.purse.get(TRANSPORT) ?? 0) + count);
  }

  /** Makes sure that there are tokens for mails to these addresses, as far as their domains have any. */
  async fillForDomains(tx: Tx, emails: readonly string[]): Promise<void> {
    const counts = new Map<string, number>();
    for (const email of emails) {
      const scope = this.scopeOf(email);
      if (scope) counts.set(scope.scope, (counts.get(scope.scope) ?? 0) + 1);
    }
    for (const [name, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const scope = this.scopeOf(`@${name.slice('domain '.length)}`);
      if (scope) await this.fill(tx, scope, count);
    }
  }

  /** When a mail to this address may go: null for now (`spend` it then), else when to ask again. */
  blockedUntil(email: string, now: Instant): Instant | null {
    const scope = this.scopeOf(email);
    if (!scope || (this.purse.get(scope.scope) ?? 0) >= 1) return null;
    const next = Math.max(now, this.queues.get(scope.scope) ?? 0) + 1000 / scope.perSecond;
    this.queues.set(scope.scope, next);
    return next;
  }

  spend(email: string): void {
    const scope = this.scopeOf(email);
    if (scope) this.purse.set(scope.scope, (this.purse.get(scope.scope) ?? 0) - 1);
  }

  private scopeOf(email: string): Scope | null {
    const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
    const { domains } = this.settings();
    const perSecond = Object.hasOwn(domains, domain) ? domains[domain] : domains['*'];
    return perSecond === undefined ? null : { scope: `domain ${domain}`, perSecond };
  }

  private async fill(tx: Tx, { scope, perSecond }: Scope, wanted: number): Promise<void> {
    const have = this.purse.get(scope) ?? 0;
    if (have >= wanted) return;
    await tx.query(OPEN, [scope, perSecond]);
    const [row] = await tx.query<{ taken: number }>(TAKE, [scope, perSecond, Math.ceil(wanted - have)]);
    // Others of this process may have spent or filled it meanwhile.
    this.purse.set(scope, (this.purse.get(scope) ?? 0) + (row?.taken ?? 0));
  }
}
