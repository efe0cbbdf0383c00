import { Token, Tokenizer, TokenizerMode } from 'parse5';

/** An `href` that somebody can follow, with the offsets of its value (inside the quotes). */
export interface FoundLink {
  readonly start: number;
  readonly end: number;
  /** Entities decoded. */
  readonly value: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands between its tags, and the alternative text of images there. */
  text: string;
}

export interface FoundImage {
  readonly start: number;
  /** Offsets of the value of `src`; null where it has none. */
  readonly source: { readonly start: number; readonly end: number } | null;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ScannedHtml {
  readonly links: readonly FoundLink[];
  readonly images: readonly FoundImage[];
  /** Behind `<body …>`, and before `</body>` or else `</html>`, where there is one. */
  readonly bodyStart: number | undefined;
  readonly bodyEnd: number | undefined;
  readonly title: string;
}

interface Findings {
  links: FoundLink[];
  images: FoundImage[];
  bodyStart: number | undefined;
  bodyEnd: number | undefined;
  htmlEnd: number | undefined;
  title: string;
}

const modes: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

/**
 * Finds links in HTML by offset, in document order, whole documents and fragments alike. The tokenizer of the
 * HTML standard alone is used, as building the tree moves, drops and doubles tags. Outlook's conditional
 * comments are read as the HTML that Outlook reads in them.
 */
export function scanHtml(html: string): ScannedHtml {
  const found: Findings = {
    links: [],
    images: [],
    bodyStart: undefined,
    bodyEnd: undefined,
    htmlEnd: undefined,
    title: '',
  };
  scanPart(html, 0, found, true);
  const { htmlEnd, ...rest } = found;
  return { ...rest, title: found.title.trim(), bodyEnd: found.bodyEnd ?? htmlEnd };
}

function scanPart(html: string, base: number, found: Findings, isDocument: boolean): void {
  let open: FoundLink | undefined;
  let inTitle = false;
  const onText = ({ chars }: { readonly chars: string }): void => {
    if (open && open.text.length < 200) open.text += chars;
    if (inTitle && found.title.length < 500) found.title += chars;
  };
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (tag) => {
        const mode = modes[tag.tagName];
        if (mode !== undefined) tokenizer.state = mode;
        const link = linkOf(html, base, tag);
        if (link) found.links.push((open = link));
        if (tag.tagName === 'img') addImage(html, found, base, tag, open);
        if (tag.tagName === 'title') inTitle = isDocument && !found.title;
        if (tag.tagName === 'body' && isDocument) found.bodyStart ??= endOf(tag);
      },
      onEndTag: (tag) => {
        if (tag.tagName === 'a' || tag.tagName.startsWith('v:')) open = undefined;
        if (tag.tagName === 'title') inTitle = false;
        if (tag.tagName === 'body' && isDocument) found.bodyEnd = startOf(tag);
        if (tag.tagName === 'html' && isDocument) found.htmlEnd = startOf(tag);
      },
      onComment: (comment) => {
        const inner = conditional(html, startOf(comment), endOf(comment));
        // a comment never closed swallows the next ones: once is as deep as Outlook reads
        if (inner && isDocument) scanPart(inner.text, base + inner.start, found, false);
      },
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  );
  tokenizer.write(html, true);
}

const startOf = (token: Token.TagToken | Token.CommentToken): number => token.location?.startOffset ?? 0;
const endOf = (token: Token.TagToken | Token.CommentToken): number => token.location?.endOffset ?? 0;

/** The HTML inside `<!--[if …]> … <![endif]-->`, or nothing for any other comment. */
function conditional(html: string, start: number, end: number): { text: string; start: number } | undefined {
  const comment = html.slice(start, end);
  const opening = /^<!--\s*\[if[^\]]*\]>/i.exec(comment);
  if (!opening) return undefined;
  const closing = comment.search(/<!\s*\[endif\](?:--)?>?\s*(?:--)?>?$/i);
  const from = opening[0].length;
  const text = comment.slice(from, closing < from ? comment.length - 3 : closing);
  return { text, start: start + from };
}

/** `<a>` and `<area>`, and Outlook's vector shapes, which are links when they have an `href`. */
const isLinkTag = (name: string): boolean => name === 'a' || name === 'area' || name.startsWith('v:');

function linkOf(html: string, base: number, tag: Token.TagToken): FoundLink | undefined {
  const place = isLinkTag(tag.tagName) ? valueOf(html, base, tag, 'href') : null;
  if (!place) return undefined;
  const attributes = attributesOf(tag);
  return { ...place, value: attributes['href'] ?? '', attributes, text: '' };
}

/** Where an attribute's value stands, inside its quotes. */
function valueOf(html: string, base: number, tag: Token.TagToken, name: string): { start: number; end: number } | null {
  const place = tag.location?.attrs?.[name];
  const before = place && /^[^=]*=\s*(["']?)/.exec(html.slice(place.startOffset, place.endOffset));
  if (!before) return null;
  const quotes = before[1] ? 1 : 0;
  return { start: base + place.startOffset + before[0].length, end: base + place.endOffset - quotes };
}

function addImage(html: string, found: Findings, base: number, tag: Token.TagToken, link: FoundLink | undefined): void {
  const attributes = attributesOf(tag);
  found.images.push({ start: base + startOf(tag), source: valueOf(html, base, tag, 'src'), attributes });
  if (link && attributes['alt']) link.text += ` ${attributes['alt']} `;
}

const attributesOf = (tag: Token.TagToken): Readonly<Record<string, string>> =>
  Object.fromEntries(tag.attrs.map((attribute) => [attribute.name, attribute.value]));
