// Who opened and clicked: people, or the machines between them and us.
export { BURST_MS } from './burst';
export { countsAsHuman, countsProxied, judgeMail } from './judge';
export type { ProxiedOpens, Surroundings } from './judge';
export { networkTable, NO_NETWORKS, parseNetworks } from './networks';
export type { NetworkEntry, NetworkTable } from './networks';
export type {
  Certainty,
  Hit,
  HitKind,
  HitVerdict,
  Judgement,
  NetworkMatch,
  NetworkScope,
  RequestEvidence,
} from './types';
