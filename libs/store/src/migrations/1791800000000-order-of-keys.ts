import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A flow means its transitions in the order in which they were written, and is shown so: jsonb sorts keys, json keeps them. */
const UP = /* sql */ `ALTER TABLE flow_version ALTER COLUMN document TYPE json USING document::json`;
const DOWN = /* sql */ `ALTER TABLE flow_version ALTER COLUMN document TYPE jsonb USING document::jsonb`;

export class OrderOfKeys1791800000000 implements MigrationInterface {
  name = 'OrderOfKeys1791800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
