import { Resolver } from 'node:dns/promises';
import { codeOf } from '@nurture/store';
import type { Dns } from './domains';

const TIMEOUT_MS = 2_000;

/** The network's DNS; it answers within a few seconds or not at all. */
export function systemDns(): Dns {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 });
  return {
    txt: async (name) => (await orNone(() => resolver.resolveTxt(name))).map((parts) => parts.join('')),
    mx: async (name) => (await orNone(() => resolver.resolveMx(name))).map(({ exchange }) => exchange),
  };
}

async function orNone<Record>(ask: () => Promise<Record[]>): Promise<Record[]> {
  try {
    return await ask();
  } catch (error) {
    if (['ENODATA', 'ENOTFOUND'].includes(codeOf(error) ?? '')) return [];
    throw error;
  }
}
