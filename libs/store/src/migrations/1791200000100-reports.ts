import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which reports were planned: each period's once for each person. */
export class Reports1791200000100 implements MigrationInterface {
  name = 'Reports1791200000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE report_sent (
  -- the colleague's id in workspace.json
  person text NOT NULL,
  kind text NOT NULL,
  from_day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (person, kind, from_day)
)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_sent');
  }
}
