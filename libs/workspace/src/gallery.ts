import { join } from 'node:path';
import { usesOfMails } from './compile/mail-kind';
import { galleryDir, galleryProgrammes } from './init';
import type { LoadedWorkspace } from './load/load-workspace';
import { loadWorkspace } from './load/load-workspace';
import { productDir } from './product-dir';
import { viewFlow } from './validate/flow-view';
import { own, textOf } from './validate/json';

/** A flow of the gallery, as a flow of one's own begins. */
export interface GalleryFlow {
  readonly programme: string;
  readonly id: string;
  readonly name: string;
  /** Without its `$schema`, which points elsewhere. */
  readonly document: object;
  /** Mails that it sends and that the workspace does not have: they are to be copied from the programme. */
  readonly missingMails: readonly string[];
}

/** Flows of all programmes of the gallery, seen from a workspace. */
export function galleryFlows(into: LoadedWorkspace, starterDir = join(productDir(), 'templates')): GalleryFlow[] {
  const have = new Set(into.workspace.mails.map(({ name }) => name));
  return galleryProgrammes(starterDir).flatMap((programme) => {
    const { workspace } = loadWorkspace(galleryDir(starterDir, programme));
    return workspace.flows.flatMap((file): GalleryFlow[] => {
      const view = viewFlow(file);
      if (view.id === null || typeof file.value !== 'object' || file.value === null) return [];
      const { $schema: _, ...document } = file.value as Readonly<Record<string, unknown>>;
      const sends = [...usesOfMails(workspace, [view]).keys()];
      const name = textOf(own(document, 'name')) ?? view.id;
      return [{ programme, id: view.id, name, document, missingMails: sends.filter((mail) => !have.has(mail)) }];
    });
  });
}
