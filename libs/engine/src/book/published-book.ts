import { compileModel, declaredTypes } from '@nurture/core/absorb';
import type { AbsorbModel, EnrolmentRecord, FlowBook, FlowStatus, SettingsInForce } from '@nurture/core/absorb';
import { compileFlow } from '@nurture/core/flow';
import type { CompiledFlow, FlowDocument, StreamItem } from '@nurture/core/flow';
import type { Tx } from '@nurture/store';
import { EngineError } from '../errors';
import { type Decided, readDecided, withWinners } from '../experiments/decided';
import type { PinnedMails } from '../experiments/tests';
import type { EngineLogger } from '../logger';

/** Changes with every publication, pause, archiving and decided test; a handful of rows. */
const READ_STAMP = /* sql */ `
SELECT coalesce((SELECT string_agg(kind || ':' || number, ',' ORDER BY kind) FROM settings_version WHERE in_force), '')
    || '|' || coalesce((SELECT string_agg(id || ':' || status || ':' || current_version, ',' ORDER BY id) FROM flow), '')
    || '|' || (SELECT count(*) FROM experiment)
    AS stamp`;
const READ_SETTINGS = /* sql */ `SELECT kind, number, document FROM settings_version WHERE in_force`;
const READ_FLOWS = /* sql */ `SELECT id, status, current_version AS "currentVersion" FROM flow ORDER BY id`;
const READ_VERSIONS = /* sql */ `
SELECT v.flow_id AS "flowId", v.number, v.document, v.mails, v.streams
FROM unnest($1::text[], $2::int[]) AS w (flow_id, number)
JOIN flow_version v ON v.flow_id = w.flow_id AND v.number = w.number`;

interface SettingsRow {
  kind: keyof SettingsInForce;
  number: number;
  document: unknown;
}

interface VersionRow {
  flowId: string;
  number: number;
  document: FlowDocument;
  mails: PinnedMails;
  streams: Record<string, StreamItem[]>;
}

/** What is in force at a moment: whoever is at a batch goes by one and the same. */
export interface InForce {
  readonly stamp: string;
  readonly settings: SettingsInForce;
  readonly model: AbsorbModel;
  readonly statuses: ReadonlyMap<string, FlowStatus>;
  readonly current: readonly CompiledFlow[];
}

/**
 * What is published, compiled once per process. Versions never change, so that a compiled one stays; what is in force
 * is compared with the database in every batch, by one small row: no notice can be missed.
 */
export class PublishedBook {
  private inForce: InForce | null = null;
  /** By `flow/number`; null for one that cannot be compiled. */
  private readonly versions = new Map<string, CompiledFlow | null>();
  private readonly mails = new Map<string, PinnedMails>();
  private decided: readonly Decided[] = [];

  constructor(private readonly logger: EngineLogger) {}

  /**
   * What is in force now.
   * @throws EngineError `engine.nothing-published` before the first publication
   */
  async refresh(tx: Tx): Promise<InForce> {
    const [row] = await tx.query<{ stamp: string }>(READ_STAMP);
    const stamp = row?.stamp ?? '';
    if (this.inForce?.stamp !== stamp) this.inForce = await this.load(tx, stamp);
    return this.inForce;
  }

  /** These flows in force, and the versions on which these enrolments run. */
  async flowsOf(tx: Tx, inForce: InForce, records: readonly EnrolmentRecord[]): Promise<FlowBook> {
    const { current, statuses, settings } = inForce;
    await this.ensure(
      tx,
      records.map(({ enrolment }) => ({ flowId: enrolment.flowId, number: enrolment.flowVersion })),
      settings,
    );
    return {
      current,
      versionOf: (flowId, version) => this.versions.get(`${flowId}/${version}`) ?? null,
      statusOf: (flowId) => statuses.get(flowId) ?? 'archived',
    };
  }

  private async load(tx: Tx, stamp: string): Promise<InForce> {
    const documents = await tx.query<SettingsRow>(READ_SETTINGS);
    const settings = settingsOf(documents);
    await this.renewDecided(tx);
    const flows = await tx.query<{ id: string; status: FlowStatus; currentVersion: number }>(READ_FLOWS);
    const open = flows.filter((flow) => flow.status !== 'archived');
    await this.ensure(
      tx,
      open.map((flow) => ({ flowId: flow.id, number: flow.currentVersion })),
      settings,
    );
    return {
      stamp,
      settings,
      model: modelOf(documents),
      statuses: new Map(flows.map((flow) => [flow.id, flow.status])),
      current: open.flatMap((flow) => this.versions.get(`${flow.id}/${flow.currentVersion}`) ?? []),
    };
  }

  /**
   * A version is held with the winners of its tests. They are put in at one go: whoever is at a batch must find every
   * version, before and after.
   */
  private async renewDecided(tx: Tx): Promise<void> {
    const decided = await readDecided(tx);
    if (decided.length === this.decided.length) return;
    this.decided = decided;
    for (const [key, flow] of this.versions)
      if (flow) this.versions.set(key, withWinners(flow, this.mails.get(key) ?? {}, decided));
  }

  private async ensure(
    tx: Tx,
    wanted: readonly { flowId: string; number: number }[],
    settings: SettingsInForce,
  ): Promise<void> {
    const missing = wanted.filter(({ flowId, number }) => !this.versions.has(`${flowId}/${number}`));
    if (missing.length === 0) return;
    const rows = await tx.query<VersionRow>(READ_VERSIONS, [
      missing.map((version) => version.flowId),
      missing.map((version) => version.number),
    ]);
    for (const row of rows) {
      const key = `${row.flowId}/${row.number}`;
      this.mails.set(key, row.mails);
      this.versions.set(key, this.compile(row, settings));
    }
  }

  private compile(row: VersionRow, settings: SettingsInForce): CompiledFlow | null {
    try {
      const types = declaredTypes(settings.workspace);
      const flow = compileFlow(row.document, { version: row.number, streams: row.streams, types });
      return withWinners(flow, row.mails, this.decided);
    } catch (error) {
      this.logger.error({ flow: row.flowId, version: row.number, error }, 'A published flow cannot be compiled.');
      return null;
    }
  }
}

/** The settings in force. @throws EngineError `engine.nothing-published` */
export async function readSettings(tx: Tx): Promise<SettingsInForce> {
  return settingsOf(await tx.query<SettingsRow>(READ_SETTINGS));
}

/** What scoring and absorbing follow now; null before anything was published. */
export async function readModel(tx: Tx): Promise<AbsorbModel | null> {
  const documents = await tx.query<SettingsRow>(READ_SETTINGS);
  return documents.length === 0 ? null : modelOf(documents);
}

function modelOf(documents: readonly SettingsRow[]): AbsorbModel {
  return compileModel(settingsOf(documents), documents.find(({ kind }) => kind === 'scoring')?.number);
}

function settingsOf(rows: readonly SettingsRow[]): SettingsInForce {
  const found = Object.fromEntries(rows.map((row) => [row.kind, row.document]));
  const missing = ['workspace', 'scoring', 'handoff'].filter((kind) => !(kind in found));
  if (missing.length > 0) throw new EngineError('engine.nothing-published', missing.join(', '));
  // Written by `publish` alone, from a workspace that passed its checks.
  return found as unknown as SettingsInForce;
}
