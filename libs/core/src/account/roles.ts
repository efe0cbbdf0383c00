import { compileCondition, type Values } from '../condition';
import type { BuyingRole } from '../workspace';

/** Which role somebody plays, and how that is known. */
export interface KnownRole {
  readonly role: string;
  readonly by: 'hand' | 'rule';
}

/**
 * Makes the workspace's roles ready to be read off contacts: what a person said by hand comes first, else the first role
 * whose rule holds. A role that is declared no more is none.
 */
export function roleReader(
  roles: readonly BuyingRole[],
): (contact: { readonly byHand: string | null; readonly values: Values }) => KnownRole | null {
  const known = new Set(roles.map(({ id }) => id));
  const rules = roles.flatMap(({ id, when }) => (when === null ? [] : [{ id, condition: compileCondition(when) }]));
  return ({ byHand, values }) => {
    if (byHand !== null && known.has(byHand)) return { role: byHand, by: 'hand' };
    const scope = { now: 0, contactId: '', contact: values, account: null, enrolment: null, event: null, history: [] };
    const rule = rules.find(({ condition }) => condition.holds(scope));
    return rule ? { role: rule.id, by: 'rule' } : null;
  };
}
