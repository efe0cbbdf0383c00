import { findNodeAtLocation, getLocation, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { type Finding, findingAbout } from '../finding';
import { formatPath, type JsonPath } from './json-path';
import { LineIndex } from './line-index';
import type { TextFile } from './text-file';

/** How deeply a document may nest. Real flows stay under 20; parsers that recurse overflow at thousands. */
export const MAX_DEPTH = 100;

/** A JSON document of the workspace: its value, and where each part of it stands in the text. */
export class JsonFile {
  readonly path: string;
  readonly hash: string;

  constructor(
    file: TextFile,
    /** As `JSON.parse` gives it: `__proto__` is an own property like any other. */
    readonly value: unknown,
    private readonly root: Node,
    readonly lines: LineIndex,
  ) {
    this.path = file.path;
    this.hash = file.hash;
  }

  /** Offset of the value at the path, or of the nearest thing around it. */
  valueOffset(path: JsonPath): number {
    return this.nearest(path).offset;
  }

  /** Offset of the name of the property at the path, or of the item in a list. */
  keyOffset(path: JsonPath): number {
    const node = this.nearest(path);
    return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }

  private nearest(path: JsonPath): Node {
    for (let length = path.length; length > 0; length--) {
      const node = findNodeAtLocation(this.root, path.slice(0, length));
      if (node !== undefined) return node;
    }
    return this.root;
  }
}

export type ParsedJson =
  { readonly file: JsonFile; readonly findings: Finding[] } | { readonly file: null; readonly findings: Finding[] };

/** Reads a file as strict JSON. What is wrong comes as findings; a file that can't be read as JSON at all is null. */
export function parseJson(text: TextFile): ParsedJson {
  const lines = new LineIndex(text.text);
  if (nestsDeeperThan(text.text, MAX_DEPTH)) {
    return { file: null, findings: [tooDeep(text.path)] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text.text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first !== undefined || root === undefined) {
    return { file: null, findings: [syntaxFinding(text, lines, first)] };
  }
  const value = parseStrictly(text.text);
  if (value === undefined) return { file: null, findings: [syntaxFinding(text, lines, undefined)] };
  return { file: new JsonFile(text, value.value, root, lines), findings: duplicateKeys(text, lines, root) };
}

/** The AST parser forgives some things (control characters in strings) that JSON doesn't. */
function parseStrictly(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function tooDeep(file: string): Finding {
  return findingAbout(file, { rule: 'json-too-deep', message: `The file nests more than ${MAX_DEPTH} levels deep.` });
}

/** Looks at brackets outside strings only, so that nothing recurses before the depth is known. */
export function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"' || char === '\n') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      if (++depth > limit) return true;
    } else if (char === '}' || char === ']') depth--;
  }
  return false;
}

const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value (texts stand in double quotes)',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a property name in double quotes is expected here (is there a comma too many?)',
  ValueExpected: 'a value is expected here (is there a comma too many?)',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'the document ends before this; something is left over',
  InvalidCommentToken: 'JSON has no comments; use "note" instead',
  UnexpectedEndOfComment: 'JSON has no comments; use "note" instead',
  UnexpectedEndOfString: 'this text has no closing double quote',
  UnexpectedEndOfNumber: 'this is no number',
  InvalidUnicode: 'this \\u escape is not complete',
  InvalidEscapeCharacter: 'after \\ only " \\ / b f n r t u may stand',
  InvalidCharacter: 'a text may not hold this character; write it as an escape such as \\n or \\t',
};

function syntaxFinding(text: TextFile, lines: LineIndex, error: ParseError | undefined): Finding {
  const offset = Math.min(error?.offset ?? 0, text.text.length);
  const code = error === undefined ? 'ValueExpected' : printParseErrorCode(error.error);
  const why = text.text.trim() === '' ? 'the file is empty' : (SYNTAX[code] ?? 'this is not JSON');
  return {
    ...findingAbout(text.path, { rule: 'json-syntax', message: `Not valid JSON: ${why}.` }),
    ...lines.at(offset),
    path: error === undefined ? '' : formatPath(getLocation(text.text, offset).path.filter((step) => step !== '')),
  };
}

/** JSON takes the last of two properties with one name without a word; a marketer means both. */
function duplicateKeys(text: TextFile, lines: LineIndex, root: Node): Finding[] {
  const findings: Finding[] = [];
  const visit = (node: Node, path: JsonPath): void => {
    if (node.type === 'array') node.children?.forEach((child, index) => visit(child, [...path, index]));
    if (node.type !== 'object') return;
    const seen = new Set<string>();
    for (const property of node.children ?? []) {
      const [key, value] = property.children ?? [];
      const name = String(key?.value);
      const below = [...path, name];
      if (seen.has(name)) findings.push(duplicateKey(text, lines, property.offset, name, below));
      seen.add(name);
      if (value !== undefined) visit(value, below);
    }
  };
  visit(root, []);
  return findings;
}

function duplicateKey(text: TextFile, lines: LineIndex, offset: number, name: string, path: JsonPath): Finding {
  return {
    ...findingAbout(text.path, {
      rule: 'duplicate-key',
      message: `\`${name}\` stands twice here; only the last one would count.`,
    }),
    ...lines.at(offset),
    path: formatPath(path),
  };
}
