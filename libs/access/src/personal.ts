import type { Tx } from '@nurture/store';

/** Answers that are kept for a day may show a person: by their address, which stands in every view of one. */
const ERASE = `DELETE FROM idempotency WHERE strpos(lower(body::text), $1) > 0`;

/** What this lib holds on a person: answers of the API that may be asked for again. */
export const personal = {
  /** Nothing: an answer is a copy of what other libs export. */
  export: (): Promise<Record<string, unknown>> => Promise.resolve({}),
  erase: async (tx: Tx, email: string): Promise<void> => {
    await tx.query(ERASE, [email.toLowerCase()]);
  },
};
