/** A file of the workspace that was read as UTF-8. */
export interface TextFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** Without byte order mark. */
  readonly text: string;
  /** Of the bytes on disk. */
  readonly bytes: number;
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
}
