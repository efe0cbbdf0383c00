import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two addresses that somebody says are both theirs, until both mailboxes have said so. A merge moves both sides, so a
 * row whose sides are one contact is one that came true.
 */
const UP = /* sql */ `
CREATE TABLE address_proof (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contact_id bigint NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  other_id bigint NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  own_proved_at timestamptz,
  other_proved_at timestamptz
);
CREATE INDEX address_proof_contact ON address_proof (contact_id);
CREATE INDEX address_proof_other ON address_proof (other_id);
`;

const DOWN = 'DROP TABLE address_proof';

export class ProvenAddresses1793400000000 implements MigrationInterface {
  name = 'ProvenAddresses1793400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
