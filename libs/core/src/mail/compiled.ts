/**
 * A mail compiled once per version: JSON-serialisable, immutable, kept in the database under its `hash`.
 * Static runs are quoted-printable already; sending only fills the holes between them.
 */
export interface CompiledMail {
  /** Version of this shape. */
  readonly version: 1;
  /** SHA-256 (hex) over everything else here: equal hashes send equal mails. */
  readonly hash: string;
  /** Index in `holes` of the subject. */
  readonly subject: number;
  /** Index in `holes` of the text that a mail client shows beside the subject; it also stands in the HTML. */
  readonly preheader?: number;
  /** From the front matter, as the author wrote it: a sender's name in the workspace, or an address. */
  readonly from?: string;
  readonly replyTo?: string;
  readonly html: CompiledBody;
  readonly text: CompiledBody;
  readonly holes: readonly Hole[];
  /** Every `href` of the mail in document order; a link's index is its place here. */
  readonly links: readonly CompiledLink[];
  /** Dotted paths that the template reads (`contact.firstName`), sorted. */
  readonly variables: readonly string[];
  /** Size of the HTML in UTF-8 bytes with its holes empty. */
  readonly htmlBytes: number;
}

/** `parts[0] holes[0] parts[1] … parts[n]`: one more part than holes. */
export interface CompiledBody {
  readonly parts: readonly StaticPart[];
  /** Indexes into `CompiledMail.holes`; a hole may stand in several places. */
  readonly holes: readonly number[];
}

/** Quoted-printable text that begins in column 0; its columns let `assemble` join it to what stands before. */
export interface StaticPart {
  readonly qp: string;
  /** Columns of its first line. */
  readonly first: number;
  /** Columns of its last line, when it has more than one; else -1. */
  readonly last: number;
}

export type Hole = ValueHole | TemplateHole | LinkHole | PixelHole | TrapHole;

/** A plain variable. */
export interface ValueHole {
  readonly kind: 'value';
  readonly path: string;
  readonly escape: HoleEscape;
}

/** Anything that Handlebars must render: a block, a helper call. */
export interface TemplateHole {
  readonly kind: 'template';
  readonly source: string;
  readonly escape: HoleEscape;
}

/** The address of a link: tracked when the recipient may be tracked, else as the author wrote it. */
export interface LinkHole {
  readonly kind: 'link';
  readonly index: number;
  readonly escape: HoleEscape;
}

/** The open pixel; empty for whoever may not be tracked. */
export interface PixelHole {
  readonly kind: 'pixel';
}

/** A link that no person sees, to an address that the mail has anyway; empty for whoever may not be tracked. */
export interface TrapHole {
  readonly kind: 'trap';
  /** The index of the link whose address it leads to. */
  readonly like: number;
}

/** `html`: into HTML, escaped; `text`: into plain text as it is; `line`: plain text on one line (a subject). */
export type HoleEscape = 'html' | 'text' | 'line';

export interface CompiledLink {
  /** For reports: `data-name`, `id`, the text, or the destination's host. */
  readonly name: string;
  /** What the author wrote: entities decoded, trimmed; variables still in it. */
  readonly href: string;
  /** `tracked`: gets a click token; `action`: one of our own links; `plain`: mailto, tel, anchors, relative … */
  readonly kind: 'tracked' | 'action' | 'plain';
  /** The attribute's own bytes; what an untracked mail carries. Absent when it holds variables. */
  readonly raw?: string;
}
