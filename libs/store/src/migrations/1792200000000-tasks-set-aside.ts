import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tasks that failed too often say so, instead of being known by their distant date alone. Those that are so already are
 * told by it: nothing else waits for weeks after a dozen tries. A webhook's delivery has a list and a rule of its own.
 */
const UP = [
  /* sql */ `ALTER TABLE task ADD COLUMN set_aside_at timestamptz`,
  /* sql */ `CREATE INDEX task_set_aside ON task (id) WHERE set_aside_at IS NOT NULL`,
  /* sql */ `
UPDATE task SET set_aside_at = nurture_now()
WHERE attempts >= 12 AND due_at > nurture_now() + interval '1 day' AND claimed_until IS NULL
  AND queue NOT IN ('send-mail', 'send-service', 'send-notification', 'deliver-webhook', 'webhook')`,
];
const DOWN = /* sql */ `ALTER TABLE task DROP COLUMN set_aside_at`;

export class TasksSetAside1792200000000 implements MigrationInterface {
  name = 'TasksSetAside1792200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
