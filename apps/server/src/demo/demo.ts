import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { catchUpFigures } from '@nurture/analytics';
import type { Settings } from '@nurture/core/config';
import { dayMs, type Instant } from '@nurture/core/time';
import { type Database, migrate, setClock } from '@nurture/store';
import type { Logger } from 'pino';
import { publishFlow } from '../api/flows/publish-flow';
import { openRuntime, type Runtime } from '../runtime';
import { start, type Started } from '../start';
import { type DemoFigures, findOpenHandoff, findStories, readFigures, type Story } from './figures';
import { inspectDataDir, type Marker, writeMarker } from './marker';
import { workspaceBefore } from './changed-mail';
import { publishWorkspace } from '../compose/publish-workspace';
import { DemoRun } from './run';
import { flowWithTest } from './timing-test';

/** After so long a flow is known well enough to put a question to it. */
const SETTLED_MS = 14 * dayMs;

export interface DemoOptions {
  readonly contacts: number;
  readonly weeks: number;
  readonly seed: number;
  /** Make it again, though there is one with the same options. */
  readonly fresh: boolean;
  /** The host's clock. */
  readonly hostNow: () => Instant;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DemoProgress) => void;
}

export interface DemoProgress {
  /** The product's clock. */
  readonly at: Instant;
  /** 0 to 1. */
  readonly share: number;
}

/** What there is to look at. */
export interface DemoReport {
  readonly contacts: number;
  readonly weeks: number;
  readonly seed: number;
  /** ISO 8601. */
  readonly madeAt: string;
  /** It was there already, from an earlier run. */
  readonly again: boolean;
  /** At the end of the last whole day: the same options give the same ones on the same day. */
  readonly figures: DemoFigures;
  readonly stories: readonly Story[];
  /** A lead that sales has in hand. */
  readonly briefUrl: string | null;
  readonly apiKey: string;
}

/** The demo can't be made here; the message says what to do. */
export class DemoRefusal extends Error {}

/**
 * Makes a living example and starts it: an embedded database of its own, the development mailbox, and weeks of people
 * who ask, read, click, leave and buy, through the product's own addresses.
 *
 * @throws DemoRefusal where the data directory holds something else
 */
export async function demo(
  given: Settings,
  options: DemoOptions,
  log: Logger,
): Promise<{ readonly started: Started; readonly report: DemoReport }> {
  const dataDir = resolve(given.dataDir);
  const found = inspectDataDir(dataDir);
  if (found.kind === 'foreign')
    throw new DemoRefusal(
      `${dataDir} holds data that is no demo's, and is left alone: set NURTURE_DATA to another folder`,
    );
  const earlier = found.kind === 'demo' ? found.marker : null;
  const kept = earlier !== null && !options.fresh && isSame(earlier, options, given) ? earlier : null;
  const apiKey = given.apiKey ?? earlier?.apiKey ?? `nk_${randomBytes(32).toString('base64url')}`;
  const settings = demoSettings(given, apiKey);
  if (kept !== null) {
    const started = await start(settings, log);
    return { started, report: await reportOf(started, kept, true) };
  }
  const { contacts, weeks, seed } = options;
  const unfinished = { contacts, weeks, seed, workspace: given.workspace, apiKey, madeAt: null, figures: null };
  writeMarker(dataDir, unfinished);
  const today = startOfDay(options.hostNow());
  const begin = today - weeks * 7 * dayMs;
  await emptyAt(settings, begin, log);
  let marker: Marker = unfinished;
  const before = workspaceBefore(settings.workspace);
  const started = await start(
    { ...settings, workspace: before?.dir ?? settings.workspace },
    log,
    async (product, app) => {
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      const { db } = product.runtime;
      const run = new DemoRun(product, app, {
        seed,
        apiKey,
        contacts,
        begin,
        end: today,
        signal: options.signal,
        onStep: (at) => options.onProgress({ at, share: (at - begin) / (today - begin) }),
      });
      const halfway = begin + (today - begin) / 2;
      const tests = begin + SETTLED_MS < halfway;
      if (tests) run.plan(begin + SETTLED_MS, () => putTest(db, before?.dir ?? settings.workspace));
      run.plan(halfway, async () => {
        await publishWorkspace(db, settings.workspace, { atStartUp: false });
        if (tests) await putTest(db, settings.workspace); // goes on with the mail as it is now
      });
      await run.until(today);
      marker = { ...unfinished, figures: await readFigures(db), madeAt: new Date(options.hostNow()).toISOString() };
      await run.until(options.hostNow());
      await setClock(db, options.hostNow());
      await catchUpFigures(db);
      await db.query(hasty('RESET synchronous_commit'));
    },
  ).finally(() => before?.remove());
  writeMarker(dataDir, marker);
  return { started, report: await reportOf(started, marker, false) };
}

/** Everything of its own: a demo never reaches a real database or a real mail server. */
const demoSettings = (given: Settings, apiKey: string): Settings => ({
  ...given,
  database: { kind: 'embedded' },
  replicaUrl: null,
  smtp: { kind: 'mailbox' },
  roles: ['api', 'worker'],
  apiKey,
});

const isSame = (marker: Marker, { contacts, weeks, seed }: DemoOptions, { workspace }: Settings): boolean =>
  marker.figures !== null &&
  marker.contacts === contacts &&
  marker.weeks === weeks &&
  marker.seed === seed &&
  marker.workspace === workspace;

const startOfDay = (at: Instant): Instant => at - (at % dayMs);

/** A colleague puts a test into the flow, as the editor in the dashboard would. */
async function putTest(db: Database, workspace: string): Promise<void> {
  const flow = flowWithTest(workspace);
  if (flow !== null) await publishFlow(db, workspace, flow, { base: null, wantedFor: () => null });
}

/**
 * A year's commits would mostly wait for the disk. What a power cut would take is a demo that is not made yet, and is
 * made anew then.
 */
const hasty = (change: string): string =>
  `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ${change}', current_database()); END $$`;

/** Throws away what an earlier demo left, and puts the clock back. */
async function emptyAt(settings: Settings, at: Instant, log: Logger): Promise<void> {
  const runtime: Runtime = await openRuntime(settings, { command: 'nurture demo', mode: 'own', poolSize: 2 }, log);
  try {
    await runtime.db.query('DROP SCHEMA public CASCADE');
    await runtime.db.query('CREATE SCHEMA public');
    await migrate(runtime.db);
    await setClock(runtime.db, at);
    await runtime.db.query(hasty('SET synchronous_commit = off'));
  } finally {
    await runtime.close();
  }
}

async function reportOf(started: Started, marker: Marker, again: boolean): Promise<DemoReport> {
  const { db, tokens, settings } = started.product.runtime;
  const { contacts, weeks, seed, apiKey, figures, madeAt } = marker;
  if (figures === null || madeAt === null) throw new Error('the demo was not finished');
  const handoff = await findOpenHandoff(db);
  const token =
    handoff &&
    tokens.make('h', {
      handoff: handoff.id,
      ...(handoff.salesperson === null ? {} : { person: handoff.salesperson }),
    });
  return {
    contacts,
    weeks,
    seed,
    madeAt,
    again,
    figures,
    stories: await findStories(db),
    briefUrl: token === null ? null : `${settings.publicUrl}/h/${token}`,
    apiKey,
  };
}
