import { join } from 'node:path';

/** Where opens and clicks wait while the database is away. */
export const spoolOf = ({ dataDir }: { readonly dataDir: string }): string => join(dataDir, 'spool');
