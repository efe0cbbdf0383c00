/** What was posted, looked at step by step: nothing of it is believed to have any shape. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object in what was posted, as text or parsed; null for anything else. */
export function fieldsOf(body: unknown): Fields | null {
  if (isFields(body) && !Buffer.isBuffer(body)) return body;
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
  if (typeof text !== 'string') return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return isFields(parsed) ? parsed : null;
  } catch {
    return null; // no JSON: whoever asked says so
  }
}

export const textAt = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

export const fieldsAt = (fields: Fields, name: string): Fields => {
  const value = fields[name];
  return isFields(value) ? value : {};
};

/** The objects of a list; at most a thousand. */
export const listAt = (fields: Fields, name: string): Fields[] => {
  const value = fields[name];
  return Array.isArray(value) ? value.slice(0, 1_000).filter(isFields) : [];
};

/** The texts of a list; at most a thousand. */
export const textsAt = (fields: Fields, name: string): string[] => {
  const value = fields[name];
  return Array.isArray(value) ? value.slice(0, 1_000).filter((one) => typeof one === 'string') : [];
};
