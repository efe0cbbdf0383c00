import type { Tx } from '@nurture/store';
import type { ContactFacts } from './facts';

/** Where the author gave none. */
export const DEFAULT_PRIORITY = 5;

const LOAD = /* sql */ `
SELECT v.flow_id AS "flowId", v.number, (v.document -> 'sending' ->> 'priority')::float8 AS priority,
       v.document -> 'sending' ->> 'holds' = 'lower' AS holds
FROM unnest($1::text[], $2::integer[]) AS w (flow_id, number)
JOIN flow_version v ON v.flow_id = w.flow_id AND v.number = w.number`;

type Enrolled = ContactFacts['enrolled'][number];
const keyOf = ({ flowId, version }: Enrolled): string => `${version} ${flowId}`;

/** Which flow versions hold lower ones back, and with what priority. Versions never change, so each is asked once. */
export class HoldingFlows {
  private readonly priorities = new Map<string, number | null>();

  /** Makes sure that every version in which these contacts are enrolled is known. */
  async learn(tx: Tx, contacts: Iterable<ContactFacts>): Promise<void> {
    const unknown = new Map<string, Enrolled>();
    for (const { enrolled } of contacts) {
      for (const one of enrolled) if (!this.priorities.has(keyOf(one))) unknown.set(keyOf(one), one);
    }
    if (unknown.size === 0) return;
    const wanted = [...unknown.values()];
    const rows = await tx.query<{ flowId: string; number: number; priority: number | null; holds: boolean | null }>(
      LOAD,
      [wanted.map((one) => one.flowId), wanted.map((one) => one.version)],
    );
    for (const key of unknown.keys()) this.priorities.set(key, null);
    for (const row of rows) {
      const priority = row.holds ? (row.priority ?? DEFAULT_PRIORITY) : null;
      this.priorities.set(keyOf({ flowId: row.flowId, version: row.number }), priority);
    }
  }

  /** The flows that hold lower ones back for this contact. */
  holdsOf({ enrolled }: ContactFacts): { flowId: string; priority: number }[] {
    return enrolled.flatMap((one) => {
      const priority = this.priorities.get(keyOf(one));
      return priority === null || priority === undefined ? [] : [{ flowId: one.flowId, priority }];
    });
  }
}
