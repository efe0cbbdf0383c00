import { type CompiledBody, type Hole, type HoleEscape, staticPart } from '@nurture/core/mail';
import { addressSource, handlebarsSource } from './handlebars-source';
import { isLive } from './links';
import { type Marks, shown, type Token } from './marked';

/** A body before it is encoded: `texts[0] holes[0] texts[1] …`, one more text than holes. */
export interface Segments {
  readonly texts: readonly string[];
  readonly holes: readonly number[];
}

/** Collects the holes of a mail; equal ones are one. */
export class Holes {
  readonly list: Hole[] = [];
  private readonly known = new Map<string, number>();

  add(hole: Hole): number {
    const key = JSON.stringify(hole);
    const index = this.known.get(key) ?? this.list.push(hole) - 1;
    this.known.set(key, index);
    return index;
  }
}

/** Cuts marked text into static runs and holes. A block is one hole, whatever it holds. */
export function segmentsOf(marked: string, marks: Marks, holes: Holes, escape: HoleEscape): Segments {
  const texts = [''];
  const found: number[] = [];
  const addText = (text: string): void => void (texts[texts.length - 1] += text);
  for (const group of groupBlocks(marked, marks)) {
    const [only] = group.pieces;
    const token = group.pieces.length === 1 && typeof only !== 'string' ? only : undefined;
    if (group.pieces.every((piece) => typeof piece === 'string')) addText(group.pieces.join(''));
    else if (token && token.kind === 'mustache' && !isLive(token)) addText(shown(token));
    else {
      found.push(
        holes.add(token ? holeFor(token, group.source, marks, escape) : blockHole(group.source, marks, escape)),
      );
      texts.push('');
    }
  }
  return { texts, holes: found };
}

interface Group {
  readonly pieces: (string | Token)[];
  source: string;
}

/** Pieces at the top level each alone, blocks with all that is in them together. */
function groupBlocks(marked: string, marks: Marks): Group[] {
  const groups: Group[] = [];
  let depth = 0;
  let at = 0;
  const add = (piece: string | Token, source: string): void => {
    const last = groups.at(-1);
    if (depth > 0 && last) {
      last.pieces.push(piece);
      last.source += source;
    } else groups.push({ pieces: [piece], source });
  };
  marks.replace(marked, (token, mark, offset) => {
    if (offset > at) add(marked.slice(at, offset), marked.slice(at, offset));
    const kind = token.kind === 'mustache' ? token.mustache.kind : 'value';
    add(token, mark);
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    at = offset + mark.length;
    return mark;
  });
  if (at < marked.length) add(marked.slice(at), marked.slice(at));
  return groups;
}

function holeFor(token: Token, source: string, marks: Marks, escape: HoleEscape): Hole {
  if (token.kind === 'pixel') return { kind: 'pixel' };
  if (token.kind === 'trap') return { kind: 'trap', like: token.like };
  if (token.kind === 'link') return linkHole(token, marks, escape);
  if (token.kind === 'mustache' && token.plainPath) return { kind: 'value', path: token.plainPath, escape };
  return blockHole(source, marks, escape);
}

const blockHole = (source: string, marks: Marks, escape: HoleEscape): Hole => ({
  kind: 'template',
  source: handlebarsSource(source, marks, escape),
  escape,
});

function linkHole(token: Token & { kind: 'link' }, marks: Marks, escape: HoleEscape): Hole {
  const isStatic = marks.split(token.address).every((piece) => typeof piece === 'string' || !isLive(piece));
  if (isStatic) return { kind: 'link', index: token.index, escape };
  const source = `{{#mail-link ${token.index}}}${addressSource(token.address, marks)}{{/mail-link}}`;
  return { kind: 'template', source, escape };
}

/** The body as it is stored: its static runs quoted-printable. */
export const encodeBody = (segments: Segments): CompiledBody => ({
  parts: segments.texts.map(staticPart),
  holes: segments.holes,
});

/** A body with its holes filled, not encoded: what a preview shows. */
export const fillSegments = (segments: Segments, values: readonly string[]): string =>
  segments.texts.map((text, at) => text + (values[segments.holes[at] ?? -1] ?? '')).join('');
