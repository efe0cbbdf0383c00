import { absorbContact, compileModel } from '@nurture/core/absorb';
import type { AbsorbModel, ContactState, FlowBook, Profile } from '@nurture/core/absorb';
import type { Instant } from '@nurture/core/time';
import { now as databaseNow } from '@nurture/store';
import type { Tx } from '@nurture/store';
import { loadContacts } from '../absorb/load-contacts';
import { readModel } from '../book/published-book';
import type { Publication } from './publication';

const BATCH = 500;
/** So many people are looked at: enough to judge a model by, and no preview that takes an hour. */
const MOST_PEOPLE = 20_000;
const EXAMPLES = 20;

/** One person under the model in force and under the new one. */
export interface ScoreMove {
  readonly email: string | null;
  readonly score: { readonly before: number; readonly after: number };
  readonly stage: { readonly before: string; readonly after: string };
}

/** Who would move up and down under another scoring model. Nobody is handed over by a model alone. */
export interface ScoringPreview {
  /** How many people were looked at, of how many that were ever scored. */
  readonly looked: number;
  readonly people: number;
  readonly up: number;
  readonly down: number;
  /** Stages that would change by fit. */
  readonly stages: readonly { readonly from: string; readonly to: string; readonly people: number }[];
  /** People at or above the points that make a handoff. */
  readonly atThreshold: { readonly before: number; readonly after: number };
  /** Those that move most, at most 20. */
  readonly examples: readonly ScoreMove[];
}

const READ_IDS = /* sql */ `
SELECT contact_id AS id FROM contact_profile WHERE contact_id > $1 AND scored_by IS NOT NULL ORDER BY contact_id LIMIT $2`;
const COUNT_PEOPLE = /* sql */ `SELECT count(*)::int AS people FROM contact_profile WHERE scored_by IS NOT NULL`;

const NO_FLOWS: FlowBook = { current: [], versionOf: () => null, statusOf: () => 'archived' };
/** No version bears it: everybody is scored anew. */
const NEVER_PUBLISHED = -1;

/**
 * What the scoring model of a publication would change, by absorbing everybody under it without writing anything.
 * @returns null before the first publication
 */
export async function previewScoring(tx: Tx, publication: Publication): Promise<ScoringPreview | null> {
  const before = await readModel(tx);
  if (before === null) return null;
  const { settings, scoring, handoff } = publication;
  const documents = { workspace: settings.content, scoring: scoring.content, handoff: handoff.content };
  const after = compileModel(documents, NEVER_PUBLISHED);
  const now = await databaseNow(tx);
  const moves: ScoreMove[] = [];
  for (let last = '0'; moves.length < MOST_PEOPLE;) {
    const rows = await tx.query<{ id: string }>(READ_IDS, [last, BATCH]);
    if (rows.length === 0) break;
    last = rows[rows.length - 1]?.id ?? last;
    const contacts = await loadContacts(tx, rows.map(({ id }) => id), new Map(), needsOf(after), now); // prettier-ignore
    moves.push(...contacts.map((contact) => moveOf(contact, before, after, now)));
  }
  const [count] = await tx.query<{ people: number }>(COUNT_PEOPLE);
  return summary(moves, count?.people ?? moves.length, { before, after });
}

function needsOf({ scoring }: AbsorbModel): Parameters<typeof loadContacts>[3] {
  const anew = { version: NEVER_PUBLISHED, compiled: scoring, ledger: 'all', waiting: new Map() } as const;
  return { scoring: anew, history: scoring.history, usesStreams: false };
}

function moveOf(contact: ContactState, before: AbsorbModel, after: AbsorbModel, now: Instant): ScoreMove {
  const was = underModel(contact, before, now);
  const becomes = underModel(contact, after, now);
  return {
    email: contact.email,
    score: { before: was?.score ?? 0, after: becomes?.score ?? 0 },
    stage: { before: was?.stage ?? 'visitor', after: becomes?.stage ?? 'visitor' },
  };
}

function underModel(contact: ContactState, model: AbsorbModel, now: Instant): Profile | null {
  const inputs = { events: [], nextEnrolmentId: () => '0' };
  return absorbContact(model, NO_FLOWS, contact, inputs, now).profile ?? contact.profile;
}

function summary(
  moves: readonly ScoreMove[],
  people: number,
  models: { readonly before: AbsorbModel; readonly after: AbsorbModel },
): ScoringPreview {
  const change = ({ score }: ScoreMove): number => score.after - score.before;
  const reaching = (which: 'before' | 'after'): number =>
    moves.filter(({ score }) => score[which] >= models[which].scoring.model.stages.sql.score).length;
  return {
    looked: moves.length,
    people,
    up: moves.filter((move) => change(move) > 0).length,
    down: moves.filter((move) => change(move) < 0).length,
    stages: stageMoves(moves),
    atThreshold: { before: reaching('before'), after: reaching('after') },
    examples: moves
      .filter((move) => change(move) !== 0 || move.stage.before !== move.stage.after)
      .sort((a, b) => Math.abs(change(b)) - Math.abs(change(a)))
      .slice(0, EXAMPLES),
  };
}

function stageMoves(moves: readonly ScoreMove[]): ScoringPreview['stages'] {
  const counts = new Map<string, { from: string; to: string; people: number }>();
  for (const { stage } of moves) {
    if (stage.before === stage.after) continue;
    const key = `${stage.before} ${stage.after}`;
    const known = counts.get(key) ?? { from: stage.before, to: stage.after, people: 0 };
    counts.set(key, { ...known, people: known.people + 1 });
  }
  return [...counts.values()].sort((a, b) => b.people - a.people);
}
