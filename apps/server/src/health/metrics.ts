import type { Database } from '@nurture/store';
import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DATABASE } from '../providers';
import { ALARMS, type Counted, IN_DOUBT, MAILS, PENDING, QUEUES, RETURNS, SET_ASIDE } from './figures';

/** What Prometheus reads. The figures are counted in the database when asked for: they are the same from any process. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor(@Inject(DATABASE) private readonly db: Database) {
    collectDefaultMetrics({ register: this.registry, prefix: 'nurture_process_' });
    this.gauge('nurture_tasks_due', 'Tasks that are due and not begun', 'queue', QUEUES, (row) => row.n);
    this.gauge('nurture_task_age_seconds', 'How long the oldest due task waits', 'queue', QUEUES, age);
    this.gauge('nurture_events_pending', 'Events not yet absorbed', 'kind', PENDING, (row) => row.n);
    this.gauge('nurture_event_lag_seconds', 'How long the oldest event waits to be absorbed', 'kind', PENDING, age);
    this.gauge('nurture_mails_last_day', 'Mails of the last 24 hours', 'status', MAILS, (row) => row.n);
    this.gauge(
      'nurture_mails_in_doubt',
      'Mails of which nobody knows whether they arrived',
      'kind',
      IN_DOUBT,
      (r) => r.n,
    );
    this.gauge(
      'nurture_enrolments_set_aside',
      'Enrolments that a fault has stopped',
      'kind',
      SET_ASIDE,
      (row) => row.n,
    );
    this.gauge('nurture_returns', 'What came back of mails, of all time', 'what', RETURNS, (row) => row.n);
    this.gauge(
      'nurture_sender_alarms',
      'Mails refused by receivers that are left alone',
      'scope',
      ALARMS,
      (row) => row.n,
    );
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  scrape(): Promise<string> {
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, label: string, sql: string, value: (row: Counted) => number): void {
    const { db } = this;
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const row of await db.query<Counted>(sql)) this.set({ [label]: row.name }, value(row));
      },
    });
  }
}

const age = (row: Counted): number => Math.max(0, row.ageSeconds ?? 0);
