import { openRuntime, type Runtime } from '../../server/src';
import { openLog } from './log';
import { settingsOrExit } from './settings';

/** Runs work on the product's database, that of a running `nurture start` or one opened for it, and closes it again. */
export async function withProduct<T>(command: string, work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime(settingsOrExit(), { command, mode: 'share', poolSize: 2 }, openLog('warn'));
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}
