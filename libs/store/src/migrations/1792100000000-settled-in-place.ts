import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Claiming a task and settling a mail write no column that an index knows, and find room for the row's next version on its
 * own page (docs/decisions/0016-settled-in-place.md).
 */
const UP = /* sql */ `
ALTER TABLE task SET (fillfactor = 50);
ALTER TABLE mail SET (fillfactor = 75);
DROP INDEX mail_contact, mail_open;
CREATE INDEX mail_contact ON mail (contact_id, started_at) WHERE contact_id IS NOT NULL;
ALTER TABLE mail ADD doubted boolean NOT NULL DEFAULT false;
UPDATE mail SET doubted = true WHERE status = 'in-doubt';
ALTER TABLE mail ADD CONSTRAINT mail_doubted CHECK (doubted = (status = 'in-doubt'));
CREATE INDEX mail_in_doubt ON mail (id) WHERE doubted`;

const DOWN = /* sql */ `
DROP INDEX mail_contact, mail_in_doubt;
ALTER TABLE mail DROP doubted;
CREATE INDEX mail_contact ON mail (contact_id, settled_at) WHERE contact_id IS NOT NULL;
CREATE INDEX mail_open ON mail (started_at) WHERE status IN ('started', 'in-doubt');
ALTER TABLE mail RESET (fillfactor);
ALTER TABLE task RESET (fillfactor)`;

export class SettledInPlace1792100000000 implements MigrationInterface {
  name = 'SettledInPlace1792100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
