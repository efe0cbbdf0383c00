import type { Database } from '@nurture/store';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

interface Counted {
  name: string;
  n: number;
  ageSeconds?: number | null;
}

const QUEUES = /* sql */ `
SELECT queue AS name, count(*)::int AS n, extract(epoch FROM nurture_now() - min(due_at))::float8 AS "ageSeconds"
FROM task WHERE due_at <= nurture_now() AND (claimed_until IS NULL OR claimed_until < nurture_now()) GROUP BY queue`;

const PENDING = /* sql */ `
SELECT 'event' AS name, count(*)::int AS n, extract(epoch FROM nurture_now() - min(received_at))::float8 AS "ageSeconds"
FROM event_pending`;

// An operator wants to know how things go, not how they went last year.
const MAILS = /* sql */ `
SELECT status AS name, count(*)::int AS n FROM mail WHERE created_at > nurture_now() - interval '1 day' GROUP BY status`;

const IN_DOUBT = `SELECT 'in-doubt' AS name, count(*)::int AS n FROM mail WHERE status = 'in-doubt'`;
const SET_ASIDE = `SELECT 'enrolment' AS name, count(*)::int AS n FROM enrolment WHERE set_aside IS NOT NULL AND status = 'active'`;

/** What Prometheus reads. The figures are counted in the database when asked for: they are the same from any process. */
export class Metrics {
  private readonly registry = new Registry();

  constructor(private readonly db: Database) {
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
