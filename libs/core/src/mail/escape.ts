import Handlebars from 'handlebars';
import type { HoleEscape } from './compiled';

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const breaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Text on one line: no CR, LF, NUL or other control character, no runs of spaces. */
export const oneLine = (text: string): string => text.replace(breaks, ' ').replace(/ {2,}/g, ' ').trim();

/** Text without the control characters that no mail may carry; its line ends stay. */
export const withoutControls = (text: string): string => text.replace(controls, '');

/** What a variable's value looks like in a mail: nothing for a missing one, lists with commas. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(asText).join(', ');
  if (value instanceof Date) return value.toISOString();
  return '';
}

export function escapeFor(escape: HoleEscape, text: string): string {
  switch (escape) {
    case 'html':
      return Handlebars.escapeExpression(withoutControls(text));
    case 'text':
      return withoutControls(text);
    case 'line':
      return oneLine(text);
  }
}

/** An address in an attribute, whatever quotes stand around it, or none. */
export const inAttribute = (address: string): string =>
  /^[\w:/.?=#%~+-]*$/.test(address) ? address : referenced(address);

const referenced = (address: string): string =>
  Handlebars.escapeExpression(address)
    .replace(/&#x3D;/g, '=')
    .replace(/\s/g, (space) => `&#${space.charCodeAt(0)};`);

/** HTML as plain text, for the one triple-stashed value in a text part: no tags, the common entities decoded. */
export const withoutTags = (html: string): string =>
  html
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|nbsp|#39|amp);/g, (_, name: string) => entities[name] ?? '');

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'", amp: '&' };
