import type { Tx } from '@nurture/store';

/** Who did something: somebody who is signed in, an API key, a command on the machine itself, or nobody known. */
export interface Actor {
  readonly kind: 'user' | 'key' | 'command' | 'nobody';
  readonly id: string | null;
}

/** Something that was done, or tried. It holds ids and no address of an email, so that erasing a person leaves it be. */
export interface AuditEntry {
  readonly actor: Actor;
  /** `operationId` of the API's document: `flows.publish`. */
  readonly action: string;
  /** As in the API's addresses: `contacts/5`, `flows/welcome`. */
  readonly target: string | null;
  /** The network address that it came from. */
  readonly address: string | null;
  readonly outcome: 'done' | 'refused';
}

const RECORD = /* sql */ `
INSERT INTO audit_entry (at, actor_kind, actor_id, action, target, address, outcome)
VALUES (nurture_now(), $1, $2, $3, $4, $5, $6)`;

/** Enters what was done. A trigger keeps every entry as it is for two years. */
export async function recordAudit(tx: Tx, { actor, action, target, address, outcome }: AuditEntry): Promise<void> {
  await tx.query(RECORD, [actor.kind, actor.id, action, target, address, outcome]);
}

/** An entry as it is read. `name` is the actor's name of today. */
export interface AuditLine extends Omit<AuditEntry, 'actor'> {
  readonly id: string;
  readonly at: string;
  readonly actor: Actor & { readonly name: string | null };
}

export interface AuditFilter {
  readonly actor?: Actor;
  /** An action, or the part before its dot. */
  readonly action?: string;
  /** Id of the last one seen. */
  readonly after?: string;
  readonly limit: number;
}

const LIST = /* sql */ `
SELECT e.id, to_jsonb(e.at) AS at, e.action, e.target, e.address, e.outcome,
       jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id::text, 'name', coalesce(u.name, k.name)) AS actor
FROM audit_entry e
LEFT JOIN app_user u ON e.actor_kind = 'user' AND u.id = e.actor_id
LEFT JOIN api_key k ON e.actor_kind = 'key' AND k.id = e.actor_id
WHERE ($1::text IS NULL OR (e.actor_kind = $1 AND e.actor_id IS NOT DISTINCT FROM $2::bigint))
  AND ($3::text IS NULL OR e.action = $3 OR split_part(e.action, '.', 1) = $3)
  AND ($4::bigint IS NULL OR e.id < $4)
ORDER BY e.id DESC LIMIT $5`;

/** Entries, the latest first. */
export const listAudit = (tx: Tx, { actor, action, after, limit }: AuditFilter): Promise<AuditLine[]> =>
  tx.query<AuditLine>(LIST, [actor?.kind ?? null, actor?.id ?? null, action ?? null, after ?? null, limit]);
