/** What one mail's holes are filled with. Nothing here is read from a clock or a database. */
export interface HoleFill {
  /** `contact`, `account`, `event`, `enrolment`, `company`, `sender` …: what the template's paths read. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Our own links, read as `{{links.unsubscribe}}`, `{{links.preferences}}`, `{{links.download}}` … */
  readonly actions: Readonly<Record<string, string>>;
  /** The address of an image of the workspace, by its file below `assets/`: it names no person. */
  readonly image?: (file: string) => string;
  /** Absent for recipients who did not consent to tracking: no pixel, links as the author wrote them. */
  readonly tracking?: Tracking;
}

export interface Tracking {
  /** The address of the redirect for link `index` to `destination`. */
  readonly click: (index: number, destination: string) => string;
  /** The address of the open pixel. */
  readonly open: string;
  /** The address of the link that no person sees, to `destination`; left out, the mail has none (a preview). */
  readonly trap?: (destination: string) => string;
}

/** An address with the name shown beside it. `address` has passed `parseAddress`. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

/** The headers that differ per mail. Values may hold anything: they are made safe here. */
export interface MailHeaders {
  /** Without angle brackets, from `messageIdFor`. */
  readonly messageId: string;
  /** Instant, milliseconds. */
  readonly date: number;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo?: Mailbox;
  /** `https` address for one-click unsubscribe (RFC 8058), and optionally a `mailto:` beside it. */
  readonly listUnsubscribe?: { readonly url: string; readonly mailto?: string };
  /** `List-Id` (RFC 2919): a dotted name such as `whitepapers.example.com`, with a phrase. */
  readonly listId?: { readonly id: string; readonly name?: string };
  /** Gmail's feedback loop: up to four values, joined by colons, the last one the sender. */
  readonly feedbackId?: readonly string[];
  /** `auto-generated` on notifications (RFC 3834). */
  readonly autoSubmitted?: 'auto-generated' | 'auto-replied';
  /** `Reply-To` threads and the like; names must be RFC 5322 field names. */
  readonly extra?: Readonly<Record<string, string>>;
}
