/** One mail to a contact, the newest first, with what is known of its arrival. */
export interface SentMail {
  readonly ageMs: number;
  /** It came back for trouble on the contact's side that may pass. */
  readonly soft: boolean;
  /** It was opened, clicked or answered by a person. */
  readonly read: boolean;
}

/** So many mails in a row that came back softly mean a mailbox that nobody empties. */
export const SOFT_RUN = 3;
/** How long such an address rests; then the next mail tells whether it is back. */
export const SOFT_REST_MS = 30 * 86_400_000;
/** Servers try for up to five days before they give up: a younger mail may still come back. */
const DECIDED_MS = 5 * 86_400_000;

/** How many mails in a row, up to the newest that is decided, came back softly. */
export function softRun(mails: readonly SentMail[]): number {
  let run = 0;
  for (const { ageMs, soft, read } of mails) {
    if (read) return run;
    if (soft) run++;
    else if (ageMs > DECIDED_MS) return run;
  }
  return run;
}
