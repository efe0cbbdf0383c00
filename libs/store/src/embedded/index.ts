// A real PostgreSQL that needs no installation: made, started, kept running and ended by the product itself.
export { DEFAULT_SYSTEM_DIR, openEmbedded } from './embedded';
export type { EmbeddedDatabase, EmbeddedOptions } from './embedded';
