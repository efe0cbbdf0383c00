import { authorHelpers, handlebars } from '@nurture/core/mail';
import { complete, type Mustache } from './mustache-scan';

/** What a mail may call: Handlebars' own, and ours. */
export const allHelpers: readonly string[] = ['if', 'unless', 'each', 'with', 'lookup', ...authorHelpers];
const helpers: ReadonlySet<string> = new Set(allHelpers);

/** What one tag reads and calls. */
export interface Reading {
  /** Dotted paths of the context it stands in (`contact.firstName`). */
  readonly paths: readonly string[];
  /** What stands for a thing around the tag (`this`, `@index`, `../name`), as written. */
  readonly relative: readonly string[];
  /** Calls of helpers that don't exist. */
  readonly unknownHelpers: readonly string[];
  /** For a block: its body is rendered in another context (`each`, `with`). */
  readonly rescopes: boolean;
  /** The tag is one plain, HTML-escaped path, and nothing else. */
  readonly plainPath?: string;
}

interface Call {
  readonly type: string;
  readonly path: Expression;
  readonly params: readonly Expression[];
  readonly hash?: { readonly pairs: readonly { readonly value: Expression }[] };
  readonly escaped?: boolean;
}

interface Expression {
  readonly type: string;
  readonly parts?: readonly string[];
  readonly depth?: number;
  readonly data?: boolean;
  readonly original?: unknown;
  readonly path?: Expression;
  readonly params?: readonly Expression[];
  readonly hash?: Call['hash'];
}

/** Reads one tag that Handlebars takes. */
export function readTag(mustache: Mustache): Reading {
  const call = callOf(mustache);
  if (!call) return nothingRead;
  const found: Found = { paths: [], relative: [], unknownHelpers: [] };
  visitCall(call, mustache.kind !== 'value', found);
  const name = written(call.path);
  const rescopes = mustache.kind === 'open' && name !== 'if' && name !== 'unless';
  const plain = mustache.kind === 'value' && call.escaped === true && isBare(call) ? plainPath(call.path) : undefined;
  return { ...found, rescopes, ...(plain ? { plainPath: plain } : {}) };
}

export const nothingRead: Reading = { paths: [], relative: [], unknownHelpers: [], rescopes: false };

/** A reading on its way. */
interface Found {
  readonly paths: string[];
  readonly relative: string[];
  readonly unknownHelpers: string[];
}

function callOf(mustache: Mustache): Call | undefined {
  if (mustache.kind === 'close' || mustache.kind === 'comment' || mustache.kind === 'literal') return undefined;
  const first = handlebars.parse(complete(mustache.text, mustache.kind)).body[0] as unknown as Call & {
    readonly inverse?: { readonly chained?: boolean; readonly body: readonly Call[] };
  };
  if (mustache.kind !== 'else') return first;
  return first.inverse?.chained ? first.inverse.body[0] : undefined;
}

/** A name as the author wrote it; literals have none. */
const written = (expression: Expression): string =>
  typeof expression.original === 'string' ? expression.original : '';

const isBare = (call: Call): boolean => call.params.length === 0 && (call.hash?.pairs.length ?? 0) === 0;

/** A literal in the place of a path (`{{"now"}}`) names a variable, as Handlebars has it. */
function visitCall(call: Call, isBlock: boolean, found: Found): void {
  const name = written(call.path);
  const isCall = !isBare(call) || isBlock;
  if (helpers.has(name)) {
    // a known helper reads its parameters alone
  } else if (isCall && !(isBlock && isBare(call))) found.unknownHelpers.push(name);
  else if (call.path.type.endsWith('Literal')) found.paths.push(String(call.path.original));
  else visit(call.path, found);
  for (const param of call.params) visit(param, found);
  for (const pair of call.hash?.pairs ?? []) visit(pair.value, found);
}

function visit(expression: Expression, found: Found): void {
  if (expression.type === 'SubExpression' && expression.path) {
    const name = written(expression.path);
    if (!helpers.has(name)) found.unknownHelpers.push(name);
    for (const param of expression.params ?? []) visit(param, found);
    for (const pair of expression.hash?.pairs ?? []) visit(pair.value, found);
  } else if (expression.type === 'PathExpression') {
    const isOwn = !expression.data && !expression.depth && expression.parts && expression.parts.length > 0;
    if (isOwn) found.paths.push(expression.parts.join('.'));
    else found.relative.push(written(expression));
  }
}

function plainPath(path: Expression): string | undefined {
  if (path.type !== 'PathExpression' || path.data || path.depth || !path.parts?.length) return undefined;
  if (written(path).startsWith('this') || helpers.has(path.parts.join('.'))) return undefined;
  return path.parts.every((part) => /^[\w$-]+$/.test(part)) ? path.parts.join('.') : undefined;
}
