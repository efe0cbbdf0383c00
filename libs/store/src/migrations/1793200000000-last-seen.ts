import type { MigrationInterface, QueryRunner } from 'typeorm';

// Sessions go when they end; when somebody was last here stays, for whoever looks after accounts.
const UP = /* sql */ `
ALTER TABLE app_user ADD seen_at timestamptz;
UPDATE app_user u SET seen_at = (SELECT max(s.seen_at) FROM session s WHERE s.user_id = u.id);
`;

const DOWN = /* sql */ `ALTER TABLE app_user DROP seen_at;`;

export class LastSeen1793200000000 implements MigrationInterface {
  name = 'LastSeen1793200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
