// The events that the product knows by itself, with what they carry.
export { BUILTIN_EVENTS } from './builtin';
export type { EventType, FieldType } from './builtin';
