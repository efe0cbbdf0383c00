import { compilePages } from '@nurture/site';
import type { Settings } from '@nurture/core/config';
import type { CompiledWorkspace, Finding } from '@nurture/workspace';
import type { Logger } from 'pino';
import { ensureFirstApiKey } from './api-key';
import { composeProduct, type Product } from './compose/product';
import { publishWorkspace, type WorkspacePublished } from './compose/publish-workspace';
import { createHttpApp } from './http-server';
import { openRuntime, type Runtime } from './runtime';

/** A product that is up. */
export interface Started {
  readonly product: Product;
  /** The port that it listens on. */
  readonly port: number;
  /** Made at the first start, to be printed once. */
  readonly newApiKey: string | null;
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

const pagesOf = (compiled: CompiledWorkspace | null): ReturnType<typeof compilePages> =>
  compilePages(
    (compiled?.pages ?? []).map(({ name, source }) => ({ name, text: source })),
    compiled?.settings.content.locale ?? 'en',
  );

async function publishAtStartUp(runtime: Runtime): Promise<WorkspacePublished> {
  const { db, log, settings } = runtime;
  const result = await publishWorkspace(db, settings.workspace, { atStartUp: true });
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

/**
 * Starts the product in this process: database, schema, workspace, and the roles that the settings name.
 * @throws what keeps it from running; nothing of it is left running then
 */
export async function start(settings: Settings, log: Logger): Promise<Started> {
  const runtime = await openRuntime(settings, { command: 'nurture start', mode: 'own' }, log);
  try {
    const workspace = await publishAtStartUp(runtime);
    const newApiKey = await ensureFirstApiKey(runtime.db, settings.apiKey);
    const product = await composeProduct(runtime, pagesOf(workspace.compiled));
    const app = await createHttpApp(product);
    await app.listen(settings.port, '0.0.0.0');
    await product.worker?.start();
    const { port } = new URL(await app.getUrl());
    return {
      product,
      port: Number(port),
      newApiKey,
      findings: workspace.findings,
      refused: workspace.compiled?.refused ?? [],
      stop: async () => {
        await app.close();
        await product.stop();
        await runtime.close();
      },
    };
  } catch (error) {
    await runtime.close();
    throw error;
  }
}
