import { compilePages, type PageSet } from '@nurture/site';
import type { Settings } from '@nurture/core/config';
import type { Tokens } from '@nurture/core/token';
import type { CompiledWorkspace, Finding } from '@nurture/workspace';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';

import { composeProduct, type Product } from './compose/product';
import { publishWorkspace, type WorkspacePublished } from './compose/publish-workspace';
import { checkKeptIn } from './compose/kept-check';
import { ensureFirstAccess, type FirstAccess, letGivenKeyIn } from './first-access';
import { createHttpApp } from './http-server';
import { openRuntime, type Runtime } from './runtime';

/** A product that is up. */
export interface Started extends FirstAccess {
  readonly product: Product;
  /** The port that it listens on. */
  readonly port: number;
  /** What the workspace's check found. */
  readonly findings: readonly Finding[];
  /** Flows that errors keep at their last good version. */
  readonly refused: readonly string[];
  /** Ends cleanly: nothing new is begun, what is under way gets its outcome. */
  stop(): Promise<void>;
}

/** The workspace has errors and nothing was ever published: there is nothing to run. */
export class NothingToRunError extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super('the workspace has errors, and there is no earlier version to run');
    this.name = 'NothingToRunError';
  }
}

const pagesOf = (compiled: CompiledWorkspace | null, tokens: Tokens): PageSet =>
  compilePages(
    (compiled?.pages ?? []).map(({ name, source }) => ({ name, text: source })),
    compiled?.settings.content.locale ?? 'en',
    (file) => `/i/${tokens.make('i', { file })}`,
  );

/** Pages are compiled when they are first shown; here all of them, once there is nothing more urgent, to say what is wrong. */
function tellOfPages(pages: PageSet, log: Logger): void {
  setImmediate(() => {
    for (const { page, message } of pages.findings()) log.error({ page: `pages/${page}.hbs` }, message);
  });
}

async function publishAtStartUp(runtime: Runtime): Promise<WorkspacePublished> {
  const { db, log, settings } = runtime;
  const result = await publishWorkspace(db, settings.workspace, {
    atStartUp: true,
    keeper: checkKeptIn(settings.dataDir),
  });
  for (const { file, line, message, level } of result.findings) {
    log[level === 'error' ? 'error' : 'warn']({ file, line }, message);
  }
  if (result.compiled === null) {
    const [known] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM settings_version WHERE in_force');
    if (!known || known.n === 0) throw new NothingToRunError(result.findings);
    log.error('the workspace has errors: what was published before runs on');
  }
  for (const id of result.compiled?.refused ?? []) {
    log.error({ flow: id }, 'the flow has errors: its last good version runs on');
  }
  return result;
}

/** Undoes what was begun, last first, also when one of the steps fails. */
class Undo {
  private readonly steps: (() => Promise<void>)[] = [];
  private running: Promise<void> | null = null;

  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  run(): Promise<void> {
    this.running ??= this.runSteps();
    return this.running;
  }

  private async runSteps(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.steps.reverse()) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }
}

/** Something that is done with the product put together, before it listens and works by itself. */
export type Beforehand = (product: Product, app: NestFastifyApplication) => Promise<void>;

/**
 * Starts the product in this process: database, schema, workspace, and the roles that the settings name.
 * @throws what keeps it from running; nothing of it is left running then
 */
export async function start(settings: Settings, log: Logger, beforehand?: Beforehand): Promise<Started> {
  const undo = new Undo();
  try {
    const runtime = await openRuntime(settings, { command: 'nurture start', mode: 'own' }, log);
    undo.add(() => runtime.close());
    await letGivenKeyIn(runtime.db, settings);
    const workspace = await publishAtStartUp(runtime);
    const quizzes = (workspace.compiled?.quizzes ?? []).map(({ content }) => content);
    const pages = pagesOf(workspace.compiled, runtime.tokens);
    const product = await composeProduct(runtime, { pages, quizzes });
    undo.add(() => product.stop());
    const app = await createHttpApp(product);
    undo.add(() => app.close());
    await beforehand?.(product, app);
    await app.listen(settings.port, '0.0.0.0');
    await product.worker?.start();
    const access = await ensureFirstAccess(runtime.db, settings);
    tellOfPages(pages, log);
    return {
      product,
      port: Number(new URL(await app.getUrl()).port),
      ...access,
      findings: workspace.findings,
      refused: workspace.compiled?.refused ?? [],
      stop: () => undo.run(),
    };
  } catch (error) {
    await undo.run().catch((failure: unknown) => log.error({ err: failure }, 'stopping did not get through'));
    throw error;
  }
}
