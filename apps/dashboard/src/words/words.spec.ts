import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Words = { readonly [key: string]: string | Words };

const PLURAL = /_(zero|one|two|few|many|other)$/;
const pages = readdirSync(join(__dirname, 'en'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((page) => page !== 'index');

function wordsOf(language: string, page: string): Map<string, string> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a file for each page, found by its name
  const { default: words } = require(join(__dirname, language, `${page}.ts`)) as { default: Words };
  const found = new Map<string, string>();
  const walk = (part: Words, before: string): void => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'string') found.set(before + key, value);
      else walk(value, `${before}${key}.`);
    }
  };
  walk(words, '');
  return found;
}

const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

/** Texts of the dashboard's source: keys stand in them whole, or as the start of one that is put together. */
const source = (readdirSync(join(__dirname, '..'), { recursive: true }) as string[])
  .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(en|nl)\/|\.spec\.ts$|\.d\.ts$/.test(file))
  .map((file) => readFileSync(join(__dirname, '..', file), 'utf8'))
  .join('\n');
const whole = new Set([...source.matchAll(/['"`](?:[\w-]+:)?([\w.-]+)['"`]/g)].map(([, key]) => key ?? ''));
const starts = [...source.matchAll(/`(?:[\w-]+:)?([\w.-]*)\$\{[^}]*\}([\w.-]*)`/g)].map(
  ([, before = '', after = '']) => [before, after] as const,
);
const used = (key: string): boolean =>
  whole.has(key) ||
  starts.some(
    ([before, after]) =>
      before + after !== '' &&
      key.startsWith(before) &&
      key.endsWith(after) &&
      // `${of}Title` takes the place of one name, `stage.${stage}` of what follows.
      (before.endsWith('.') || !key.slice(before.length, key.length - after.length).includes('.')),
  );

describe.each(pages)('the words of %s', (page) => {
  const english = wordsOf('en', page);
  const dutch = wordsOf('nl', page);

  it('say the same things in both languages, with the same holes to fill', () => {
    expect([...dutch.keys()]).toEqual([...english.keys()]);
    for (const [key, text] of english) {
      expect({ key, holes: holes(dutch.get(key) ?? '') }).toEqual({ key, holes: holes(text) });
      expect(text.trim() + (dutch.get(key) ?? '').trim()).not.toBe('');
    }
  });

  it('are all said somewhere', () => {
    expect([...english.keys()].filter((key) => !used(key.replace(PLURAL, '')))).toEqual([]);
  });
});
