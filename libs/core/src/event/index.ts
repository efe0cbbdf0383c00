// The events that the product knows by itself, with what they carry, and of which others are told.
export { ANNOUNCED, isAnnouncedBy } from './announced';
export { BUILTIN_EVENTS } from './builtin';
export type { EventType, FieldType } from './builtin';
