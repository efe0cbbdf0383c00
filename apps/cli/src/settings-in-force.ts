import { publishWorkspace, type Runtime } from '../../server/src';
import type { WorkspaceSettings } from '@nurture/core/workspace';
import { EngineError, PublishedBook } from '@nurture/engine';
import { Refusal } from './refusal';

/** The settings in force; before the first start, those of the workspace, published as a start would. */
export async function settingsInForce({ db, log, settings }: Runtime): Promise<WorkspaceSettings> {
  const book = new PublishedBook(log);
  try {
    return (await book.refresh(db)).settings.workspace;
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'engine.nothing-published') throw error;
  }
  const { compiled } = await publishWorkspace(db, settings.workspace, { atStartUp: true });
  if (compiled === null) throw new Refusal('the workspace has errors: see nurture validate');
  return (await book.refresh(db)).settings.workspace;
}
