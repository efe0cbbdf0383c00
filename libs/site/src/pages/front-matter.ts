import type { LocalizedText } from '@nurture/core/workspace';
import { load } from 'js-yaml';
import { ASKS, FIELD_KINDS, type FieldKind, type PageField, type PageHead } from './page';

const BLOCK = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/;
const DEFAULT_MAX_LENGTH: Readonly<Record<FieldKind, number>> = {
  text: 200,
  email: 254,
  tel: 40,
  select: 200,
  textarea: 4_000,
};

type Fields = Readonly<Record<string, unknown>>;

/**
 * Takes the front matter off a page: YAML between two `---` lines.
 * @param fallback the locale under which a plain text stands
 * @throws Error with a message for the page's author when it is no YAML
 */
export function splitPage(text: string, fallback: string): { readonly head: PageHead; readonly body: string } {
  const found = BLOCK.exec(text);
  const parsed: unknown = found?.[1] === undefined ? {} : (load(found[1]) ?? {});
  if (!isFields(parsed)) throw new Error('the front matter is no list of `key: value` lines');
  const body = found ? text.slice(found[0].length) : text.replace(/^\uFEFF/, '');
  return { head: readHead(parsed, (value) => localized(value, fallback)), body };
}

type Localize = (value: unknown) => LocalizedText;

function readHead(given: Fields, localize: Localize): PageHead {
  return {
    title: localize(given.title),
    description: localize(given.description),
    form: textOr(given.form, null),
    fields: list(given.fields).map((field) => readField(field, localize)),
    requires: list(given.requires).filter((name) => typeof name === 'string'),
    texts: isFields(given.texts) ? mapValues(given.texts, localize) : {},
  };
}

function readField(given: unknown, localize: Localize): PageField {
  const field = isFields(given) ? given : {};
  const type = FIELD_KINDS.find((kind) => kind === field.type) ?? 'text';
  const name = textOr(field.name, '');
  if (!/^[A-Za-z][A-Za-z0-9]{0,63}$/.test(name)) throw new Error(`a field has no proper name: ${JSON.stringify(name)}`);
  return {
    name,
    type,
    required: field.required === true,
    maxLength: typeof field.maxLength === 'number' && field.maxLength > 0 ? field.maxLength : DEFAULT_MAX_LENGTH[type],
    autocomplete: textOr(field.autocomplete, null),
    half: field.half === true,
    ask: ASKS.find((ask) => ask === field.ask) ?? 'always',
    label: localize(field.label ?? name),
    missing: localize(field.missing),
    invalid: localize(field.invalid),
    options: list(field.options).map((option) => readOption(option, localize)),
  };
}

function readOption(given: unknown, localize: Localize): PageField['options'][number] {
  const option = isFields(given) ? given : { value: given };
  const value = scalar(option.value) ?? '';
  return { value, label: localize(option.label ?? value) };
}

function localized(value: unknown, fallback: string): LocalizedText {
  const plain = scalar(value);
  if (plain !== null) return { [fallback]: plain };
  return isFields(value) ? mapValues(value, (text) => scalar(text) ?? '') : {};
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const scalar = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
const textOr = <Other>(value: unknown, other: Other): string | Other => scalar(value) ?? other;
const mapValues = <Value>(given: Fields, map: (value: unknown) => Value): Record<string, Value> =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [key, map(value)]));
