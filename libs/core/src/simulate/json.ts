import type { CompiledFlow } from '../flow';
import { edgeTaken, flowGraph } from '../picture';
import type { Instant } from '../time';
import type { Simulation } from './types';

const iso = (at: Instant): string => new Date(at).toISOString();

/** A simulation for programs: moments in ISO 8601, UTC; states and arrows by the ids that they have in the picture. */
export function simulationJson(flow: CompiledFlow, result: Simulation): SimulationJson {
  const graph = flowGraph(flow.document);
  return {
    flow: flow.id,
    path: result.path,
    steps: result.steps.map((step) => ({ ...step, at: iso(step.at) })),
    mails: result.mails.map((mail) => ({ ...mail, at: iso(mail.at) })),
    skipped: result.skipped.map((mail) => ({ ...mail, at: iso(mail.at) })),
    score: result.score,
    scoreEntries: result.ledger.map((entry) => ({ ...entry, at: iso(entry.at) })),
    stage: result.stage,
    handoffs: result.handoffs.map((handoff) => ({ ...handoff, at: iso(handoff.at) })),
    outcome: result.outcome,
    endedAt: result.endedAt === null ? null : iso(result.endedAt),
    setAside: result.setAside,
    cutOffAt: result.cutOffAt === null ? null : iso(result.cutOffAt),
    visited: result.visited,
    edges: result.moves.flatMap((move) => edgeTaken(graph, move) ?? []),
  };
}

/** What `nurture simulate --json` prints of one person. */
export interface SimulationJson {
  readonly flow: string;
  readonly path: string;
  readonly steps: readonly (Omit<Simulation['steps'][number], 'at'> & { readonly at: string })[];
  readonly mails: readonly { readonly mail: string; readonly at: string }[];
  readonly skipped: readonly { readonly mail: string; readonly at: string; readonly reason: string }[];
  readonly score: number;
  readonly scoreEntries: readonly { readonly at: string; readonly points: number; readonly because: string }[];
  readonly stage: string;
  readonly handoffs: readonly { readonly at: string; readonly because: string }[];
  readonly outcome: string;
  readonly endedAt: string | null;
  readonly setAside: string | null;
  /** Where the walk was no longer followed, as it went on for too long. */
  readonly cutOffAt: string | null;
  /** States in the order in which they were entered. */
  readonly visited: readonly string[];
  /** Arrows in the order in which they were taken; a move that has none (taken out by another flow) is left out. */
  readonly edges: readonly string[];
}
