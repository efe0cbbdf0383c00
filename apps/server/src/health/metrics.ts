import { HitSpool } from '@nurture/mail';
import { type Database, poolOf, ReadingDatabase } from '@nurture/store';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '@nurture/core/config';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { spoolOf } from '../compose/spool';
import { DATABASE, FIGURES, METERS, SETTINGS } from '../providers';
import {
  ALARMS,
  type Counted,
  HANDOFFS,
  IN_DOUBT,
  MAILS,
  PENDING,
  QUEUES,
  RETURNS,
  SET_ASIDE,
  STOPPED,
  SWEEPS,
  TASKS_SET_ASIDE,
  TIMERS,
} from './figures';
import type { Meters } from './meters';

/** Two gauges of one statement share its answer. */
const KEPT_MS = 1_000;
/** The last day's mails are many: they are counted less often. */
const KEPT_LONG_MS = 60_000;

interface DatabaseFigure {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  readonly sql: string;
  readonly value: (row: Counted) => number;
  readonly keptMs?: number;
}

/** What a question that is answered or not says of the database. */
const UP_OR_NOT = [() => 1, () => 0] as const;
const count = (row: Counted): number => row.n;
const age = (row: Counted): number => Math.max(0, row.ageSeconds ?? 0);

const FIGURES_OF_ALL: readonly DatabaseFigure[] = [
  { name: 'nurture_tasks_due', help: 'Tasks that are due and not begun, up to 10,000', label: 'queue', sql: QUEUES, value: count }, // prettier-ignore
  { name: 'nurture_task_age_seconds', help: 'How long the oldest due task waits', label: 'queue', sql: QUEUES, value: age }, // prettier-ignore
  { name: 'nurture_events_pending', help: 'Events not yet absorbed, up to 10,000', label: 'kind', sql: PENDING, value: count }, // prettier-ignore
  { name: 'nurture_event_lag_seconds', help: 'How long the oldest event waits to be absorbed', label: 'kind', sql: PENDING, value: age }, // prettier-ignore
  { name: 'nurture_timers_due', help: 'People in flows who should have been woken, up to 10,000', label: 'kind', sql: TIMERS, value: count }, // prettier-ignore
  { name: 'nurture_timer_lag_seconds', help: 'How long the first of them waits', label: 'kind', sql: TIMERS, value: age }, // prettier-ignore
  { name: 'nurture_mails_last_day', help: 'Mails of the last 24 hours', label: 'status', sql: MAILS, value: count, keptMs: KEPT_LONG_MS }, // prettier-ignore
  { name: 'nurture_mails_in_doubt', help: 'Mails of which nobody knows whether they arrived', label: 'kind', sql: IN_DOUBT, value: count }, // prettier-ignore
  { name: 'nurture_enrolments_set_aside', help: 'Enrolments that a fault has stopped', label: 'kind', sql: SET_ASIDE, value: count }, // prettier-ignore
  { name: 'nurture_tasks_set_aside', help: 'Work that failed too often to be tried on', label: 'kind', sql: TASKS_SET_ASIDE, value: count }, // prettier-ignore
  { name: 'nurture_handoffs_waiting', help: 'Leads on nobody’s desk, and those whose desk is late with an answer', label: 'kind', sql: HANDOFFS, value: count }, // prettier-ignore
  { name: 'nurture_handoff_age_seconds', help: 'How long the oldest of them waits', label: 'kind', sql: HANDOFFS, value: age }, // prettier-ignore
  { name: 'nurture_sending_stopped', help: '1 while somebody has stopped all sending', label: 'scope', sql: STOPPED, value: count }, // prettier-ignore
  { name: 'nurture_sweep_late_seconds', help: 'How late the search for the people of a segment is', label: 'flow', sql: SWEEPS, value: age }, // prettier-ignore
  {
    name: 'nurture_returns',
    help: 'What came back of mails, of all time',
    label: 'what',
    sql: RETURNS,
    value: count,
    keptMs: 0,
  },
  { name: 'nurture_sender_alarms', help: 'Mails refused by receivers that are left alone', label: 'scope', sql: ALARMS, value: count, keptMs: 0 }, // prettier-ignore
];

/**
 * What Prometheus reads: what this process measured, and what is counted in the database when asked for, which is the
 * same from any process. With the database away the former still stands, and `nurture_database_up` is 0.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly counted = new Map<string, { readonly rows: Promise<Counted[]>; readonly at: number }>();

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(FIGURES) private readonly figures: Database,
    @Inject(SETTINGS) settings: Pick<Settings, 'dataDir'>,
    @Inject(METERS) private readonly meters: Meters,
  ) {
    collectDefaultMetrics({ register: this.registry, prefix: 'nurture_process_' });
    for (const figure of FIGURES_OF_ALL) this.ofDatabase(figure);
    this.gauge('nurture_database_up', 'Whether the database answers', null, async (set) =>
      set({}, await this.db.query('SELECT 1').then(...UP_OR_NOT)),
    );
    this.gauge('nurture_database_pool', 'Connections of this process to its database', 'state', (set) => {
      for (const [state, n] of Object.entries<number>({ ...poolOf(this.db) })) set({ state }, n);
    });
    const spool = new HitSpool(spoolOf(settings));
    this.gauge('nurture_hits_spooled', 'Files with opens and clicks that wait for the database', null, async (set) =>
      set({}, await spool.waiting()),
    );
    this.gauge(
      'nurture_replica_lag_seconds',
      'How far figures read from the replica are behind',
      'from',
      async (set) => {
        if (!(this.figures instanceof ReadingDatabase)) return;
        const { from, lagSeconds } = await this.figures.state();
        set({ from }, lagSeconds);
      },
    );
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async scrape(): Promise<string> {
    return `${await this.registry.metrics()}\n${await this.meters.registry.metrics()}`;
  }

  private ofDatabase({ name, help, label, sql, value, keptMs = KEPT_MS }: DatabaseFigure): void {
    this.gauge(name, help, label, async (set) => {
      for (const row of await this.rows(sql, keptMs).catch(() => [])) set({ [label]: row.name }, value(row));
    });
  }

  /** One statement for all gauges that want it. */
  private rows(sql: string, keptMs: number): Promise<Counted[]> {
    const known = this.counted.get(sql);
    const at = performance.now();
    if (known && at - known.at < keptMs) return known.rows;
    const rows = this.db.query<Counted>(sql);
    this.counted.set(sql, { rows, at });
    rows.catch(() => this.counted.delete(sql)); // asked again at the next scrape; `nurture_database_up` tells of it
    return rows;
  }

  private gauge(
    name: string,
    help: string,
    label: string | null,
    collect: (set: (labels: Record<string, string>, value: number) => void) => Promise<void> | void,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: label === null ? [] : [label],
      registers: [this.registry],
      async collect() {
        this.reset();
        await collect((labels, value) => this.set(labels, value));
      },
    });
  }
}
