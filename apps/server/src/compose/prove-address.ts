import { recordAudit } from '@nurture/access';
import { type ProofSide, type ProofStanding, readProof, recordProof } from '@nurture/contacts';
import type { Tx } from '@nurture/store';
import { type MergeDeps, mergePeople } from './merge';

export interface ProofGiven {
  readonly proofId: string;
  readonly side: ProofSide;
  /** The network address from which the button was pressed. */
  readonly address: string | null;
}

/** Who pressed a button behind a signed link is known to nobody but by their mailbox. */
export const enterAs =
  (action: 'addresses.ask' | 'addresses.prove' | 'contacts.merge', address: string | null) =>
  (tx: Tx, contactId: string): Promise<void> =>
    recordAudit(tx, {
      actor: { kind: 'nobody', id: null },
      action,
      target: `contacts/${contactId}`,
      address,
      outcome: 'done',
    });

/**
 * Takes a mailbox's yes; once both have said it, makes one contact of the two, by the same merge that a person asks for.
 * Harmless when repeated: a merge that a crash took back is made by pressing either button again.
 * @returns null where there is nothing (left) to prove
 * @throws ContactsError `contact-busy`
 */
export async function proveAddress(deps: MergeDeps, given: ProofGiven): Promise<ProofStanding | null> {
  const { proofId, side, address } = given;
  const standing = await deps.db.transaction(async (tx) => {
    const before = await readProof(tx, proofId);
    if (!before || before.joined || before.expired) return before;
    await recordProof(tx, proofId, side);
    await enterAs('addresses.prove', address)(tx, before.contactId);
    return readProof(tx, proofId);
  });
  if (!standing || standing.joined || standing.expired || !standing.ownProved || !standing.otherProved) return standing;
  await mergePeople(deps, {
    from: standing.other,
    into: standing.own,
    by: 'both mailboxes',
    preview: false,
    enter: enterAs('contacts.merge', address),
  });
  return readProof(deps.db, proofId);
}
