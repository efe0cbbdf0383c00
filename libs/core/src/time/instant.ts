/** A moment: milliseconds since 1970-01-01T00:00:00Z. Core knows no host clock; every `Instant` is handed in. */
export type Instant = number;
