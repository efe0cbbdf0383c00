import { ruleOf, winnerOf } from '@nurture/core/experiment';
import { log, now as databaseNow } from '@nurture/store';
import type { Database, Tx } from '@nurture/store';
import type { PublishedBook } from '../book/published-book';
import { readDecided } from './decided';
import { figuresOf, type TestFigures } from './figures';
import { type RunningTest, runningTests } from './running';

const RECORD = /* sql */ `
INSERT INTO experiment (flow_id, fingerprint, place, winner, figures, decided_at)
VALUES ($1, $2, $3, $4, $5::jsonb, nurture_now())
ON CONFLICT (flow_id, fingerprint) DO NOTHING RETURNING 1`;

/** A test that has just been decided. */
export interface Decision {
  readonly flow: string;
  /** Where the test stands. */
  readonly place: string;
  /** The mail, or the state behind the branch. */
  readonly winner: string;
}

/**
 * Looks at every test that has a rule and no winner yet, and decides those that can be. From then on everybody who
 * comes to the test gets the winner; the figures that decided it are kept, and the log has `experiment.decided`. May
 * run as often as one likes, in any number of processes: the rule allows for looking, and a test is decided once.
 */
export async function decideExperiments(db: Database, book: PublishedBook): Promise<readonly Decision[]> {
  const { current, statuses } = await book.refresh(db);
  const decisions: Decision[] = [];
  for (const { id, tests } of current) {
    const hasRule = tests.some(({ winner }) => winner !== null);
    if (!hasRule || statuses.get(id) !== 'active') continue;
    for (const test of await undecided(db, id)) decisions.push(...(await decide(db, test)));
  }
  return decisions;
}

async function undecided(db: Database, flowId: string): Promise<readonly RunningTest[]> {
  const decided = await readDecided(db);
  const tests = (await runningTests(db, flowId)) ?? [];
  const isDecided = ({ fingerprint }: RunningTest): boolean =>
    decided.some((one) => one.flowId === flowId && one.fingerprint === fingerprint);
  return tests.filter((test) => test.winner !== null && !isDecided(test));
}

async function decide(db: Database, test: RunningTest): Promise<readonly Decision[]> {
  if (test.winner === null) return [];
  const rule = ruleOf(test.winner);
  const figures = await figuresOf(db, test, rule, await databaseNow(db));
  const winner = winnerOf(figures.pairs, rule.risk);
  const name = test.variants[winner ?? -1]?.name;
  if (winner === null || name === undefined) return [];
  const isNew = await db.transaction((tx) => record(tx, test, { winner, name, figures }));
  return isNew ? [{ flow: test.flowId, place: test.place, winner: name }] : [];
}

async function record(
  tx: Tx,
  { flowId, fingerprint, place }: RunningTest,
  { winner, name, figures }: { readonly winner: number; readonly name: string; readonly figures: TestFigures },
): Promise<boolean> {
  const recorded = await tx.query(RECORD, [flowId, fingerprint, place, winner, JSON.stringify(figures)]);
  if (recorded.length === 0) return false;
  await log.append(tx, [
    {
      type: 'experiment.decided',
      at: await databaseNow(tx),
      contactId: null,
      source: 'engine',
      sourceId: `experiment:${flowId}:${fingerprint}`,
      properties: { flow: flowId, place, winner: name },
      absorbed: true,
    },
  ]);
  tx.notify('nurture_published');
  return true;
}
