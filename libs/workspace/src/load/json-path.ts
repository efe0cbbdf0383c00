/** Property names and array indexes from the root of a document down. */
export type JsonPath = readonly (string | number)[];

const PLAIN = /^[A-Za-z_$][\w$]*$/;

/** `['states', 'sent', 'on', 'mail.opened', 0]` → `states.sent.on["mail.opened"][0]`. */
export function formatPath(path: JsonPath): string {
  return path.map((step, index) => formatStep(step, index === 0)).join('');
}

function formatStep(step: string | number, first: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (!PLAIN.test(step)) return `[${JSON.stringify(step)}]`;
  return first ? step : `.${step}`;
}

/** RFC 6901: `/states/sent/on/mail.opened` → steps. Array indexes come as numbers where the data has an array there. */
export function pathOfPointer(pointer: string, data: unknown): JsonPath {
  let current: unknown = data;
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      const name = raw.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(current) ? Number(name) : name;
      current = childOf(current, step);
      return step;
    });
}

/** The value at a path; undefined where there is none. Own properties only. */
export function valueAt(data: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(childOf, data);
}

function childOf(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[step];
}
