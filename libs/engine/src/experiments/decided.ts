import type { CompiledFlow } from '@nurture/core/flow';
import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';
import { type PinnedMails, testsOf } from './tests';

const READ = /* sql */ `
SELECT flow_id AS "flowId", fingerprint, winner, floor(extract(epoch FROM decided_at) * 1000)::float8 AS "decidedAt"
FROM experiment`;

/** A test that was decided. */
export interface Decided {
  readonly flowId: string;
  readonly fingerprint: string;
  /** The variant, from 0. */
  readonly winner: number;
  readonly decidedAt: Instant;
}

/** Every test that was decided so far. A handful of rows. */
export function readDecided(tx: Tx): Promise<Decided[]> {
  return tx.query<Decided>(READ);
}

/** A version of a flow in which the tests that were decided are over: everybody gets the winner. */
export function withWinners(flow: CompiledFlow, mails: PinnedMails, decided: readonly Decided[]): CompiledFlow {
  const own = decided.filter(({ flowId }) => flowId === flow.id);
  if (own.length === 0) return flow;
  const winners = testsOf(flow, mails).flatMap(({ place, fingerprint }) => {
    const won = own.find((one) => one.fingerprint === fingerprint);
    return won === undefined ? [] : [[place, won.winner] as const];
  });
  return { ...flow, winners: Object.fromEntries(winners) };
}
