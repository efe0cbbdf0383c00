import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conditions over contacts that somebody wants to look at again. */
export class SavedSegments1791100000000 implements MigrationInterface {
  name = 'SavedSegments1791100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE saved_segment (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        condition jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT saved_segment_name UNIQUE (name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_segment');
  }
}
