// What a spreadsheet takes for a formula begins with one of these (OWASP, CSV injection), in full width too.
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text that no spreadsheet takes for a formula: a quote in front says that it is text. Undone by {@link cellText}. */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Takes the quote off again. */
export const cellText = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

export type CsvCell = string | number | boolean | null;

/** A row with all that lies inside it side by side: `{ a: { b: 1 } }` is `{ 'a.b': 1 }`; lists become one text. */
export function flatRow(row: object, prefix = ''): Record<string, CsvCell> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]: [string, unknown]): [string, CsvCell][] => {
      const key = prefix === '' ? name : `${prefix}.${name}`;
      if (value === null || value === undefined) return [[key, null]];
      if (Array.isArray(value)) return [[key, value.map(asText).join(' > ')]];
      if (typeof value === 'object') return Object.entries(flatRow(value, key));
      return [[key, typeof value === 'number' || typeof value === 'boolean' ? value : asText(value)]];
    }),
  );
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
