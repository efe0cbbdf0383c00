import { authorHelpers, handlebars } from '@nurture/core/mail';
import { complete, type Mustache } from './mustache-scan';

const builtin = ['if', 'unless', 'each', 'with', 'lookup'] as const;
const helpers: ReadonlySet<string> = new Set([...builtin, ...authorHelpers]);

/** What one tag reads and calls. */
export interface Reading {
  /** Dotted paths of the context it stands in (`contact.firstName`). */
  readonly paths: readonly string[];
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
  if (!call) return { paths: [], unknownHelpers: [], rescopes: false };
  const paths: string[] = [];
  const unknownHelpers: string[] = [];
  visitCall(call, mustache.kind !== 'value', paths, unknownHelpers);
  const name = written(call.path);
  const rescopes = mustache.kind === 'open' && name !== 'if' && name !== 'unless';
  const plain = mustache.kind === 'value' && call.escaped === true && isBare(call) ? plainPath(call.path) : undefined;
  return { paths, unknownHelpers, rescopes, ...(plain ? { plainPath: plain } : {}) };
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

function visitCall(call: Call, isBlock: boolean, paths: string[], unknownHelpers: string[]): void {
  const name = written(call.path);
  const isCall = !isBare(call) || isBlock;
  if (helpers.has(name)) {
    // a known helper reads its parameters alone
  } else if (isCall && !(isBlock && isBare(call))) unknownHelpers.push(name);
  else visit(call.path, paths, unknownHelpers);
  for (const param of call.params) visit(param, paths, unknownHelpers);
  for (const pair of call.hash?.pairs ?? []) visit(pair.value, paths, unknownHelpers);
}

function visit(expression: Expression, paths: string[], unknownHelpers: string[]): void {
  if (expression.type === 'SubExpression' && expression.path) {
    const call = {
      type: expression.type,
      path: expression.path,
      params: expression.params ?? [],
      hash: expression.hash,
    };
    const name = written(expression.path);
    if (!helpers.has(name)) unknownHelpers.push(name);
    for (const param of call.params) visit(param, paths, unknownHelpers);
    for (const pair of call.hash?.pairs ?? []) visit(pair.value, paths, unknownHelpers);
  } else if (expression.type === 'PathExpression' && !expression.data && !expression.depth) {
    if (expression.parts && expression.parts.length > 0) paths.push(expression.parts.join('.'));
  }
}

function plainPath(path: Expression): string | undefined {
  if (path.type !== 'PathExpression' || path.data || path.depth || !path.parts?.length) return undefined;
  if (written(path).startsWith('this') || helpers.has(path.parts.join('.'))) return undefined;
  return path.parts.every((part) => /^[\w$-]+$/.test(part)) ? path.parts.join('.') : undefined;
}
