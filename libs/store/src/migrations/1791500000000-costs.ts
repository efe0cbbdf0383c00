import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What costs too much as tables grow: the nightly look for keys of events that are old enough read all 400 days of them;
 * a profile whose page had no room left went to another page with each event, and its index with it; queues were tidied
 * only when a fifth of them was dead.
 */
const UP = /* sql */ `
-- Keys come in the order of their receipt: an index of page ranges finds the old ones, and costs the others nothing.
CREATE INDEX event_key_received ON event_key USING brin (received_at);

-- Room for the next version of a row on its own page, as enrolments have it. It holds for pages written from now on.
ALTER TABLE contact_profile SET (fillfactor = 85);

-- What was done lies where the next look begins.
ALTER TABLE task SET (autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE event_pending SET (autovacuum_vacuum_scale_factor = 0.02);
`;

const DOWN = /* sql */ `
ALTER TABLE event_pending RESET (autovacuum_vacuum_scale_factor);
ALTER TABLE task RESET (autovacuum_vacuum_scale_factor);
ALTER TABLE contact_profile RESET (fillfactor);
DROP INDEX event_key_received;
`;

export class Costs1791500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
