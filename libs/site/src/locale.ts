import { textOf, type VisitorRequest } from './request';

/**
 * The language to answer in: what the address asks for (`?lang=nl`), else the contact's own, else the browser's
 * (RFC 9110 §12.5.4), else the workspace's.
 */
export function chooseLocale(
  request: Pick<VisitorRequest, 'query' | 'acceptLanguage' | 'locale'>,
  { locale, locales }: { readonly locale: string; readonly locales: readonly string[] },
): string {
  const wanted = [textOf(request.query, 'lang'), request.locale, ...accepted(request.acceptLanguage)];
  for (const tag of wanted) {
    const found = tag ? match(tag, locales) : null;
    if (found !== null) return found;
  }
  return locale;
}

function match(tag: string, locales: readonly string[]): string | null {
  const low = tag.toLowerCase();
  const language = low.split('-')[0];
  return (
    locales.find((one) => one.toLowerCase() === low) ?? locales.find((one) => one.toLowerCase() === language) ?? null
  );
}

/** Language tags of an Accept-Language header, best first. */
function accepted(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';');
      const weight = params.map((param) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(param)?.[1]).find(Boolean);
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
