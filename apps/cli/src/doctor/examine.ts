import { parseSettings, type Settings } from '@nurture/core/config';
import { type DkimKey, readDkimKeys } from '@nurture/mail';
import { messageOf } from '@nurture/store';
import { type Check, checksOf } from './check';
import { checkDatabase } from './database';
import type { Dns } from './dns';
import { checkDomain } from './domains';
import { checkDataDir, checkNode } from './machine';
import { checkMailServer } from './mail-server';
import { receiversSay } from './receivers';
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
  const signing = checkSigning(settings);
  const search = { keys: signing.keys, selectors };
  const [database, mailServer, domains] = await Promise.all([
    checkDatabase(settings),
    checkMailServer(settings, dns),
    Promise.all(own.domains.map((domain) => checkDomain(domain, search, dns))),
  ]);
  const ofDomains = domains.flatMap((checks) => judgedByReceivers(checks, mailServer));
  // While no mail leaves, nobody looks these records up.
  const leaves = settings.smtp.kind === 'server';
  return [
    ...first,
    ...checkDataDir(settings.dataDir),
    ...database,
    ...mailServer,
    ...signing.checks,
    ...own.checks,
    ...ofDomains.map((check) => (leaves ? check : mildly(check))),
  ];
}

/** The keys that mails are signed with; one that is of no use would stop the start. */
function checkSigning({ dkim }: Settings): { checks: Check[]; keys: DkimKey[] } {
  const { ok, problem } = checksOf('mail server');
  if (dkim.length === 0) return { checks: [], keys: [] };
  try {
    const keys = readDkimKeys(dkim);
    const shown = keys.map(({ selector, algorithm }) => `${selector} (${algorithm})`).join(', ');
    return { checks: [ok('signs', `mails are signed with ${shown}`)], keys };
  } catch (error) {
    return { checks: [problem('signs', messageOf(error), 'the program does not start with it')], keys: [] };
  }
}

/** Where the DNS could be asked, with what large receivers would say. */
function judgedByReceivers(checks: readonly Check[], mailServer: readonly Check[]): Check[] {
  const group = checks.find(({ name }) => name === 'SPF')?.group;
  return group === undefined ? [...checks] : [...checks, ...receiversSay(group, [...checks, ...mailServer])];
}

const mildly = (check: Check): Check => (check.status === 'problem' ? { ...check, status: 'warning' } : check);
