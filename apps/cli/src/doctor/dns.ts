import { Resolver } from 'node:dns/promises';
import { codeOf } from '@nurture/core/error';

/** Asks the DNS. An empty list: there is no such record. Throws where nobody answers. */
export interface Dns {
  txt(name: string): Promise<string[]>;
  mx(name: string): Promise<string[]>;
  /** IPv4 and IPv6. */
  addresses(name: string): Promise<string[]>;
  /** Names of an address. */
  reverse(address: string): Promise<string[]>;
}

const TIMEOUT_MS = 2_000;

/** A name that is always there: who does not find it asks nobody who knows. */
const ALWAYS_THERE = 'org';

/** Without a network some resolvers say 'no such name' to everything; that must not pass for an answer. */
export class DnsAwayError extends Error {
  readonly code = 'no network';
}

/** The network's DNS; it answers within a few seconds or not at all. */
export function systemDns(): Dns {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 1 });
  let known: Promise<unknown> | null = null;
  const there = async (): Promise<void> => {
    known ??= resolver.resolveNs(ALWAYS_THERE);
    await known.catch(() => {
      throw new DnsAwayError('the DNS does not answer');
    });
  };
  return {
    txt: async (name) => {
      await there();
      return (await orNone(() => resolver.resolveTxt(name))).map((parts) => parts.join(''));
    },
    mx: async (name) => {
      await there();
      return (await orNone(() => resolver.resolveMx(name))).map(({ exchange }) => exchange);
    },
    addresses: async (name) => {
      await there();
      const [four, six] = await Promise.all([
        orNone(() => resolver.resolve4(name)),
        orNone(() => resolver.resolve6(name)),
      ]);
      return [...four, ...six];
    },
    reverse: async (address) => {
      await there();
      return orNone(() => resolver.reverse(address));
    },
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
