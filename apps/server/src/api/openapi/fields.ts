// Words for describing fields in the OpenAPI document.
export const TIME = { type: String, format: 'date-time' } as const;
export const MAYBE_TIME = { ...TIME, nullable: true } as const;
export const MAYBE_TEXT = { type: String, nullable: true } as const;
export const MAYBE_NUMBER = { type: Number, nullable: true } as const;
export const WHOLE = { type: 'integer' } as const;
/** An object whose fields are not ours to name. */
export const ANY_OBJECT = { type: 'object', additionalProperties: true } as const;
export const DEFINED = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'What each figure means, by its name',
} as const;
export const NEXT = { type: String, nullable: true, description: 'Goes into `?after=` for the next page' } as const;
