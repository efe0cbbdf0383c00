import type { Schemas } from '../../client';

/** What a company is called: by itself, else by its domain. */
export const accountName = ({ id, name, domain }: Schemas['AccountDto']): string => name ?? domain ?? id;
