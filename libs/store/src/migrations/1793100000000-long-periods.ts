import type { MigrationInterface, QueryRunner } from 'typeorm';

// Whom a long period saw for the first time is found among everybody's first views of each month; and who has no name is
// counted by the index alone.
const UP = /* sql */ `
CREATE INDEX figure_point_month ON figure_point (at, before_at, origin_id)
  WHERE kind = 'visit' AND (before_at IS NULL
    OR date_trunc('month', before_at AT TIME ZONE 'UTC') < date_trunc('month', at AT TIME ZONE 'UTC'));
DROP INDEX event_nameless;
CREATE INDEX event_nameless ON event (at)
  WHERE type = 'page.viewed' AND contact_id IS NULL AND visitor_id IS NULL AND properties ? 'channel';
`;

const DOWN = /* sql */ `
DROP INDEX event_nameless;
CREATE INDEX event_nameless ON event (at) WHERE type = 'page.viewed' AND contact_id IS NULL AND visitor_id IS NULL;
DROP INDEX figure_point_month;
`;

export class LongPeriods1793100000000 implements MigrationInterface {
  name = 'LongPeriods1793100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
