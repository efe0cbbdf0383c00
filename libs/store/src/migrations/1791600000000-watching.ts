import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is counted at each scrape is found without a look at every row. */
const UP = /* sql */ `
CREATE INDEX mail_created ON mail (created_at);
CREATE INDEX enrolment_set_aside ON enrolment (id) WHERE set_aside IS NOT NULL`;

export class Watching1791600000000 implements MigrationInterface {
  name = 'Watching1791600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mail_created, enrolment_set_aside');
  }
}
