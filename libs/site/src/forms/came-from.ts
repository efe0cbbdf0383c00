import { CLICK_IDS } from '@nurture/core/source';
import { textOf, type VisitorRequest } from '../request';

/** What a form carries along of where its visitor came from; the names are those of the hidden fields. */
export const CAME_FROM = {
  utm_source: 'source',
  utm_medium: 'medium',
  utm_campaign: 'campaign',
  utm_term: 'term',
  utm_content: 'content',
  referrer: 'referrer',
  click: 'click',
} as const;
type HiddenName = keyof typeof CAME_FROM;
const NAMES = Object.keys(CAME_FROM) as HiddenName[];

export type CameFrom = Partial<Record<HiddenName, string>>;

/**
 * Reads it off the request for the page: campaign from its address, the page before from its header; or, where that is
 * a page of ours, from the address, into which a link to another language put it.
 */
export function cameFromOf(
  request: Pick<VisitorRequest, 'query' | 'referrer'>,
  ownOrigins: ReadonlySet<string>,
): CameFrom {
  const given = {
    ...pick(request.query),
    click: clickOf(request.query) || clean(textOf(request.query, 'click'), 200),
    referrer:
      cleanReferrer(request.referrer, ownOrigins) || cleanReferrer(textOf(request.query, 'referrer'), ownOrigins),
  };
  return withoutEmpty(given);
}

/** Reads it back from a posted form; where the form has none, from the address that it was posted to. */
export function cameFromForm(
  fields: Readonly<Record<string, unknown>>,
  request: Pick<VisitorRequest, 'query'>,
  ownOrigins: ReadonlySet<string>,
): CameFrom {
  const posted = withoutEmpty({ ...pick(fields), referrer: cleanReferrer(textOf(fields, 'referrer'), ownOrigins) });
  return Object.keys(posted).length > 0 ? posted : withoutEmpty(pick(request.query));
}

const pick = (given: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    NAMES.filter((name) => name !== 'referrer').map((name) => [name, clean(textOf(given, name), 200)]),
  );

/** Which advertiser's mark an address carries; the mark itself isn't kept. */
const clickOf = (query: Readonly<Record<string, unknown>>) => CLICK_IDS.find((name) => textOf(query, name)) ?? '';

const withoutEmpty = (given: Readonly<Record<string, string | null>>): CameFrom =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value));

/** Without control characters and halves of characters, cut to size. */
export const clean = (text: string | null, maxLength: number): string =>
  (text ?? '')

    .replace(/[\u0000-\u001f\u007f]|\p{Surrogate}/gu, '')
    .trim()
    .slice(0, maxLength)
    .replace(/\p{Surrogate}/gu, '');

/** The page before ours, without its query, which may hold what is nobody's business. */
function cleanReferrer(referrer: string | null | undefined, ownOrigins: ReadonlySet<string>): string {
  if (!referrer || referrer.length > 4_000 || !URL.canParse(referrer)) return '';
  const url = new URL(referrer);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && !ownOrigins.has(url.origin) ? clean(url.origin + url.pathname, 500) : '';
}

/** As an event says it. */
export const asSource = (cameFrom: CameFrom): Record<string, string> =>
  Object.fromEntries(NAMES.flatMap((name) => (cameFrom[name] ? [[CAME_FROM[name], cameFrom[name]]] : [])));
