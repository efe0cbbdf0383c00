/**
 * How much of a mail is looked at. Whatever stands beyond is refused or left unread, so that a hostile mail costs no
 * more than a large honest one.
 */
export const LIMITS = {
  /** A larger mail is refused whole. */
  messageBytes: 32 * 1024 * 1024,
  /** A mail of more MIME parts is refused whole. */
  parts: 1_000,
  /** Parts nested deeper are left unread. */
  depth: 12,
  /** Header fields of one part. */
  fields: 500,
  /** Characters of one header block. */
  headerChars: 256 * 1024,
  /** Characters of one decoded part. */
  partChars: 256 * 1024,
  /** Characters of what is written for people, all parts together. */
  noticeChars: 32 * 1024,
  /** Characters that are matched with the tables, of a diagnosis or a notice. */
  matchedChars: 6 * 1024,
  /** Recipients of one mail. */
  recipients: 1_000,
} as const;
