import type { CompiledMail, Hole, HoleEscape } from './compiled';
import { isTrackable, cleanDestination } from './destination';
import { MailError } from './errors';
import { asText, escapeFor, inAttribute, oneLine, withoutControls } from './escape';
import type { HoleFill } from './fill';
import { handlebars, type MailData } from './helpers';
import { trap } from './trap';

type Filler = (fill: HoleFill, context: Context, clicks: Clicks) => string;
/** Addresses made so far, by link: HTML and text of one mail carry the same. */
type Clicks = (string | undefined)[];
type Context = Readonly<Record<string, unknown>>;

/** Compiled once per mail version and process; a version that is dropped takes its fillers along. */
const fillersOf = new WeakMap<CompiledMail, readonly Filler[]>();

/**
 * The values of a mail's holes, one per entry of `compiled.holes`. They are what is kept of a mail: the same
 * values assemble to the same bytes for ever.
 * @throws MailError `mail.template-failed` when a block or helper throws
 */
export function renderHoles(compiled: CompiledMail, fill: HoleFill): string[] {
  const context = { ...fill.variables, links: fill.actions };
  try {
    const clicks: Clicks = [];
    return fillers(compiled).map((filler) => filler(fill, context, clicks));
  } catch (cause) {
    throw new MailError('mail.template-failed', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function fillers(compiled: CompiledMail): readonly Filler[] {
  const known = fillersOf.get(compiled);
  if (known) return known;
  const made = compiled.holes.map((hole) => fillerFor(hole, compiled));
  fillersOf.set(compiled, made);
  return made;
}

function fillerFor(hole: Hole, compiled: CompiledMail): Filler {
  switch (hole.kind) {
    case 'value':
      return valueFiller(hole.path.split('.'), hole.escape);
    case 'template':
      return templateFiller(hole.source, hole.escape, compiled);
    case 'link':
      return linkFiller(hole.index, hole.escape, compiled);
    case 'pixel':
      return (fill) => (fill.tracking ? pixel(fill.tracking.open) : '');
    case 'trap':
      return trapFiller(cleanDestination(compiled.links[hole.like]?.href ?? ''));
  }
}

const valueFiller =
  (path: readonly string[], escape: HoleEscape): Filler =>
  (_, context) =>
    escapeFor(escape, asText(valueAt(context, path)));

/** Own properties only: a template reads data, never what JavaScript hangs on it. */
function valueAt(context: unknown, path: readonly string[]): unknown {
  let value = context;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

function templateFiller(source: string, escape: HoleEscape, compiled: CompiledMail): Filler {
  const template = handlebars.compile(source, { noEscape: escape !== 'html', ignoreStandalone: true });
  const clean = cleanFor[escape];
  return (fill, context) => {
    const mail: MailData = { fill, links: compiled.links, escape };
    return clean(`${template(context, { data: { mail } })}`);
  };
}

const cleanFor: Readonly<Record<HoleEscape, (text: string) => string>> = {
  html: withoutControls,
  line: oneLine,
  /** A branch not taken leaves empty lines behind. */
  text: (text) => withoutControls(text).replace(/\n[ \t]*(?:\n[ \t]*)+\n/g, '\n\n'),
};

/** A link without variables. Untracked, it is the author's own bytes. */
function linkFiller(index: number, escape: HoleEscape, compiled: CompiledMail): Filler {
  const link = compiled.links[index];
  const destination = cleanDestination(link?.href ?? '');
  const untracked = escape === 'html' ? (link?.raw ?? destination) : destination;
  if (!isTrackable(destination)) return () => untracked;
  return ({ tracking }, _, clicks) => {
    if (!tracking) return untracked;
    const address = (clicks[index] ??= tracking.click(index, destination));
    return escape === 'html' ? inAttribute(address) : address;
  };
}

const pixel = (address: string): string =>
  `<img src="${handlebars.escapeExpression(address)}" width="1" height="1" alt="" style="display:block;border:0">`;

const trapFiller =
  (destination: string): Filler =>
  ({ tracking }) =>
    tracking?.trap ? trap(tracking.trap(destination)) : '';
