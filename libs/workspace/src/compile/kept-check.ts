import type { Finding } from '../finding';
import type { CompiledSource } from '../mails';
import { contentHash } from '../load/hash';
import type { LoadedWorkspace } from '../load/load-workspace';

/** What checking a workspace and compiling its mails came to. Plain data: survives JSON unchanged. */
export interface KeptCheck {
  readonly findings: readonly Finding[];
  /** In the order of the workspace's mails. */
  readonly mails: readonly CompiledSource[];
}

/**
 * Remembers the last check of a workspace, so that a start with the same files need not repeat it: that takes longer
 * than all else of a start. Whoever keeps it must forget it when the program changes.
 */
export interface CheckKeeper {
  /** Null where the last one kept was of other content, or none was. */
  read(key: string): KeptCheck | null;
  write(key: string, kept: KeptCheck): void;
}

/** Changes with anything that a check looks at. */
export function keyOfCheck({ workspace, findings }: LoadedWorkspace): string {
  const { settings, scoring, handoff, flows, flowTests, streams, mails, pages, quizzes, assets } = workspace;
  const named = [...streams, ...mails, ...pages, ...quizzes].map(({ file }) => file);
  const files = [settings, scoring, handoff, ...flows, ...flowTests, ...named];
  return contentHash([files.map((file) => file && [file.path, file.hash]), assets, findings]);
}
