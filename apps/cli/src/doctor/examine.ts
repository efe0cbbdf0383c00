import { parseSettings } from '@nurture/core/config';
import type { Check } from './check';
import { checkDatabase } from './database';
import { checkDomain, type Dns } from './domains';
import { checkDataDir, checkNode } from './machine';
import { checkMailServer } from './mail-server';
import { checkSettings } from './settings';
import { checkWorkspace } from './workspace';

export interface ExamineOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Names that `.env` set. */
  readonly fromFile: ReadonlySet<string>;
  readonly workspace: string;
  readonly nodeVersion: string;
  /** Where DKIM keys are; empty: the usual places. */
  readonly selectors: readonly string[];
  readonly dns: Dns;
}

/** Looks at everything; with wrong settings at what needs none. */
export async function examine(options: ExamineOptions): Promise<Check[]> {
  const { env, fromFile, nodeVersion, workspace, selectors, dns } = options;
  const parsed = parseSettings(env);
  const first = [...checkSettings(env, fromFile), checkNode(nodeVersion)];
  const own = await checkWorkspace(workspace);
  if ('problems' in parsed) return [...first, ...own.checks];
  const { settings } = parsed;
  const [database, mailServer, ...domains] = await Promise.all([
    checkDatabase(settings),
    checkMailServer(settings),
    ...own.domains.map((domain) => checkDomain(domain, selectors, dns)),
  ]);
  // While no mail leaves, nobody looks these records up.
  const leaves = settings.smtp.kind === 'server';
  const ofDomains = domains.flat().map((check) => (leaves ? check : mildly(check)));
  return [...first, ...checkDataDir(settings.dataDir), ...database, ...mailServer, ...own.checks, ...ofDomains];
}

const mildly = (check: Check): Check => (check.status === 'problem' ? { ...check, status: 'warning' } : check);
