import type { Database, Tx } from '@nurture/store';
import type { MailsWithdrawn } from '../absorb/save';
import { EngineError } from '../errors';
import { type FlowMigration, migrate } from '../migrate/migrate';
import { publishedTarget } from '../migrate/target';
import {
  assertKnownFlows,
  type Change,
  type InForceVersions,
  mapFor,
  type Publication,
  type Published,
  type WantedMigration,
} from './publication';

/** One publisher at a time, over all processes. */
export const LOCK_PUBLISHING = /* sql */ `SELECT pg_advisory_xact_lock(7261948311)`;

const INSERT_MAILS = /* sql */ `
INSERT INTO mail_version (name, locale, hash, compiled, published_at)
SELECT name, locale, hash, compiled, nurture_now()
FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[]) AS m (name, locale, hash, compiled)
ON CONFLICT (name, locale, hash) DO NOTHING
RETURNING name, locale`;
const READ_MAILS = /* sql */ `
SELECT v.id, v.name, v.locale, v.hash
FROM unnest($1::text[], $2::text[], $3::text[]) AS m (name, locale, hash)
JOIN mail_version v ON v.name = m.name AND v.locale = m.locale AND v.hash = m.hash`;
export const READ_SETTINGS = /* sql */ `SELECT number, hash, in_force AS "inForce" FROM settings_version WHERE kind = $1`;
const RETIRE_SETTINGS = /* sql */ `UPDATE settings_version SET in_force = false WHERE kind = $1 AND in_force`;
const INSERT_SETTINGS = /* sql */ `
INSERT INTO settings_version (kind, number, hash, document, in_force, published_at)
VALUES ($1, $2, $3, $4::jsonb, true, nurture_now())`;
const ENFORCE_SETTINGS = /* sql */ `UPDATE settings_version SET in_force = true WHERE kind = $1 AND number = $2`;
const READ_FLOWS_IN_FORCE = /* sql */ `SELECT id, current_version AS number FROM flow`;
const READ_SETTINGS_IN_FORCE = /* sql */ `SELECT kind AS id, number FROM settings_version WHERE in_force`;
export const READ_FLOW = /* sql */ `
SELECT v.number, v.hash, f.current_version = v.number AS "inForce"
FROM flow_version v JOIN flow f ON f.id = v.flow_id WHERE v.flow_id = $1`;
const INSERT_VERSION = /* sql */ `
INSERT INTO flow_version (flow_id, number, hash, document, mails, streams, published_at)
VALUES ($1, $2, $3, $4::json, $5::jsonb, $6::jsonb, nurture_now())`;
const PUT_FLOW = /* sql */ `
INSERT INTO flow (id, name, current_version, changed_at) VALUES ($1, $2, $3, nurture_now())
ON CONFLICT (id) DO UPDATE
SET name = excluded.name, current_version = excluded.current_version, changed_at = excluded.changed_at`;

/** A version as far as a new one is judged by it. */
export interface VersionRow {
  number: number;
  hash: string;
  inForce: boolean;
}

interface PinnedMail {
  id: string;
  name: string;
  locale: string;
  hash: string;
}

export interface PublishOptions {
  /**
   * At start-up, content that was a version before is left alone: somebody rolled it back on purpose, or another
   * process runs a newer file. By hand, such a version comes into force again.
   */
  readonly atStartUp: boolean;
  /**
   * What was in force when the publisher began. Where something else is by now, and what is published here would take
   * its place, somebody else was quicker: nothing is published. Without it the last one wins.
   */
  readonly onto?: InForceVersions;
  /** Moves people in flight to the new versions, in the same transaction. */
  readonly migration?: { readonly wanted: WantedMigration; readonly mailsWithdrawn: MailsWithdrawn | null };
}

/**
 * Publishes a workspace in one transaction: mails, settings and flows whose content is new become versions, and nothing
 * else does. Versions never change. Several publishers at once wait for each other: later ones with the same content
 * find nothing new, others are told where they say what they build on.
 * @throws EngineError `engine.published-meanwhile`, `engine.flow-unknown` (a migration's); MigrationRefused
 */
export function publish(
  db: Database,
  publication: Publication,
  options: PublishOptions = { atStartUp: false },
): Promise<Published> {
  return db.transaction(async (tx) => {
    await tx.query(LOCK_PUBLISHING);
    if (options.migration) assertKnownFlows(options.migration.wanted, publication);
    const { added, pinned } = await putMails(tx, publication.mails);
    const settings = await putAllSettings(tx, publication, options);
    const flows: Published['flows'][number][] = [];
    for (const flow of publication.flows) flows.push(await putFlow(tx, flow, pinned, options));
    const migrations = await moveWalkers(tx, flows, options);
    await tx.query(`SELECT pg_notify('nurture_published', '')`);
    return { settings, mails: added, flows, migrations };
  });
}

/** What is in force now: to be read before the files are, and handed in as `onto`. */
export async function versionsInForce(tx: Tx): Promise<InForceVersions> {
  const flows = await tx.query<{ id: string; number: number }>(READ_FLOWS_IN_FORCE);
  const settings = await tx.query<{ id: string; number: number }>(READ_SETTINGS_IN_FORCE);
  const byId = (rows: readonly { id: string; number: number }[]): Record<string, number> =>
    Object.fromEntries(rows.map(({ id, number }) => [id, number]));
  return { flows: byId(flows), settings: byId(settings) };
}

/** @throws MigrationRefused; nothing is published then */
async function moveWalkers(
  tx: Tx,
  flows: Published['flows'],
  { migration }: PublishOptions,
): Promise<readonly FlowMigration[]> {
  const moved: FlowMigration[] = [];
  for (const { id, version, change } of flows) {
    const map = mapFor(migration?.wanted ?? null, id, change);
    if (map === null) continue;
    moved.push(await migrate(tx, await publishedTarget(tx, id, version), map, migration?.mailsWithdrawn ?? null));
  }
  return moved;
}

/** @throws EngineError `engine.published-meanwhile` */
function assertOnto(
  what: string,
  versions: readonly VersionRow[],
  seen: Readonly<Record<string, number>> | undefined,
): void {
  const current = versions.find(({ inForce }) => inForce)?.number;
  if (seen === undefined || seen[what] === current) return;
  const before = seen[what] === undefined ? 'nothing was' : `version ${seen[what]} was`;
  throw new EngineError('engine.published-meanwhile', `${what}: version ${current} is in force; ${before} then.`);
}

async function putMails(
  tx: Tx,
  mails: Publication['mails'],
): Promise<{ added: { name: string; locale: string }[]; pinned: PinnedMail[] }> {
  if (mails.length === 0) return { added: [], pinned: [] };
  const columns = [mails.map((m) => m.name), mails.map((m) => m.locale), mails.map((m) => m.hash)];
  const added = await tx.query<{ name: string; locale: string }>(INSERT_MAILS, [
    ...columns,
    mails.map((mail) => JSON.stringify(mail.mail)),
  ]);
  return { added, pinned: await tx.query<PinnedMail>(READ_MAILS, columns) };
}

async function putAllSettings(
  tx: Tx,
  { settings, scoring, handoff }: Publication,
  options: PublishOptions,
): Promise<Published['settings']> {
  const documents = { workspace: settings, scoring, handoff };
  const put: Published['settings'][number][] = [];
  for (const [kind, document] of Object.entries(documents)) put.push(await putSettings(tx, kind, document, options));
  return put;
}

async function putSettings(
  tx: Tx,
  kind: string,
  { hash, content }: Publication['settings' | 'scoring' | 'handoff'],
  options: PublishOptions,
): Promise<Published['settings'][number]> {
  const versions = await tx.query<VersionRow>(READ_SETTINGS, [kind]);
  const { number, change } = decideVersion(versions, hash, options);
  if (change !== 'unchanged') assertOnto(kind, versions, options.onto?.settings);
  if (change === 'new' || change === 'returned') await tx.query(RETIRE_SETTINGS, [kind]);
  if (change === 'new') await tx.query(INSERT_SETTINGS, [kind, number, hash, JSON.stringify(content)]);
  if (change === 'returned') await tx.query(ENFORCE_SETTINGS, [kind, number]);
  return { kind, number, change };
}

/** A flow's version pins the versions of its mails and streams: a changed mail makes a new version of the flow. */
async function putFlow(
  tx: Tx,
  flow: Publication['flows'][number],
  pinned: readonly PinnedMail[],
  options: PublishOptions,
): Promise<Published['flows'][number]> {
  const { id, name, hash, document, streams } = flow;
  const versions = await tx.query<VersionRow>(READ_FLOW, [id]);
  const { number, change } = decideVersion(versions, hash, options);
  if (change !== 'unchanged') assertOnto(id, versions, options.onto?.flows);
  if (change === 'new') {
    const mails = idsByName(pinned.filter((mail) => flow.mails[mail.name]?.[mail.locale] === mail.hash));
    const texts = [document, mails, streams].map((part) => JSON.stringify(part));
    await tx.query(INSERT_VERSION, [id, number, hash, ...texts]);
  }
  if (change === 'new' || change === 'returned') await tx.query(PUT_FLOW, [id, name, number]);
  return { id, version: number, change };
}

/** Which version a content is, or becomes. */
export function decideVersion(
  versions: readonly VersionRow[],
  hash: string,
  { atStartUp }: PublishOptions,
): { number: number; change: Change } {
  const known = versions.find((version) => version.hash === hash);
  if (!known) return { number: Math.max(0, ...versions.map((version) => version.number)) + 1, change: 'new' };
  if (known.inForce) return { number: known.number, change: 'unchanged' };
  return { number: known.number, change: atStartUp ? 'known-before' : 'returned' };
}

/** Mail name → locale → id of its version: the `mails` column of a flow's version. */
function idsByName(mails: readonly PinnedMail[]): Record<string, Record<string, string>> {
  const refs: Record<string, Record<string, string>> = {};
  for (const { name, locale, id } of mails) refs[name] = { ...refs[name], [locale]: id };
  return refs;
}
