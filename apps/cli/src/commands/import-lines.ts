import { createReadStream } from 'node:fs';
import type { Runtime } from '../../../server/src';
import {
  AnalyticsError,
  type FileLine,
  type GivenDeal,
  type LinesKind,
  readLines,
  recordRevenue,
  recordSpend,
} from '@nurture/analytics';
import { type IncomingEvent, receive } from '@nurture/contacts';
import { judgeRevenue, judgeSpend, type LineProblem } from '@nurture/core/figures';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { randomUUID } from 'node:crypto';
import { Refusal } from '../refusal';

/** What came of a file: all of it, or nothing. */
export interface LinesImported {
  readonly lines: number;
  readonly recorded: number;
  /** Deals that were known already. */
  readonly duplicates: number;
}

const BATCH = 1_000;
const MOST_TOLD = 20;

/**
 * Imports won deals, spend or revenue of accounts. A file with a wrong line is refused whole, with every such line.
 * @throws Refusal
 */
export async function importLines(
  kind: LinesKind,
  file: string,
  { db, secret }: Pick<Runtime, 'db' | 'secret'>,
  settings: WorkspaceSettings,
): Promise<LinesImported> {
  try {
    const stream = createReadStream(file);
    switch (kind) {
      case 'deals':
        return await importDeals(file, await readLines('deals', stream), { db, secret }, settings);
      case 'spend': {
        const lines = judged(file, await readLines('spend', stream), judgeSpend);
        await db.transaction((tx) => recordSpend(tx, lines));
        return { lines: lines.length, recorded: lines.length, duplicates: 0 };
      }
      case 'revenue': {
        const lines = judged(file, await readLines('revenue', stream), judgeRevenue);
        await db.transaction((tx) => recordRevenue(tx, lines));
        return { lines: lines.length, recorded: lines.length, duplicates: 0 };
      }
    }
  } catch (error) {
    throw error instanceof AnalyticsError ? new Refusal(`${file}: ${error.message}`) : error;
  }
}

/** @throws Refusal that names every line which is wrong */
function judged<Given, Line extends object>(
  file: string,
  lines: readonly FileLine<Given>[],
  judge: (given: Given) => Line | readonly LineProblem[],
): Line[] {
  const results = lines.map(({ line, given }) => ({ line, result: judge(given) }));
  const isLine = (result: Line | readonly LineProblem[]): result is Line => !Array.isArray(result);
  refuse(
    file,
    results.flatMap(({ line, result }) =>
      isLine(result) ? [] : result.map(({ field, message }) => `line ${line}: ${field} ${message}`),
    ),
  );
  return results.map(({ result }) => result).filter(isLine);
}

function refuse(file: string, wrongs: readonly string[]): void {
  if (wrongs.length === 0) return;
  const more = wrongs.length > MOST_TOLD ? [`and ${wrongs.length - MOST_TOLD} more`] : [];
  throw new Refusal(`${file}: nothing was imported\n${[...wrongs.slice(0, MOST_TOLD), ...more].join('\n')}`);
}

/** In batches, each whole; stopped between two, the same command goes on, as deals that are known have no effect. */
async function importDeals(
  file: string,
  lines: readonly FileLine<GivenDeal>[],
  { db, secret }: Pick<Runtime, 'db' | 'secret'>,
  settings: WorkspaceSettings,
): Promise<LinesImported> {
  refuse(
    file,
    lines
      .filter(({ given }) => !(given.amount >= 0))
      .map(({ line }) => `line ${line}: amount must be a number from 0 on`),
  );
  const deps = { settings: () => settings, secret, newId: () => randomUUID(), confirmationUrl: noConfirmation };
  let [recorded, duplicates] = [0, 0];
  for (let start = 0; start < lines.length; start += BATCH) {
    const batch = lines.slice(start, start + BATCH);
    const result = await receive(db, deps, batch.map(({ given }) => eventOf(given)), {
      source: 'api',
      trusted: true,
      keyId: null,
    }); // prettier-ignore
    if (!result.ok) {
      refuse(
        file,
        result.refusals.map(({ index, field, message }) => `line ${batch[index]?.line ?? 0}: ${field} ${message}`),
      );
      break;
    }
    recorded += result.accepted;
    duplicates += result.duplicates;
  }
  return { lines: lines.length, recorded, duplicates };
}

const eventOf = ({ id, email, amount, at }: GivenDeal): IncomingEvent => ({
  id,
  type: 'deal.won',
  email,
  properties: { amount },
  ...(at === undefined ? {} : { at }),
});

/** A deal brings no consent with it, so that there is nothing to confirm. */
function noConfirmation(): never {
  throw new Error('a deal asks for no confirmation');
}
