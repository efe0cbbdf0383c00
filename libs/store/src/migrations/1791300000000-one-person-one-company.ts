import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two contacts that are one person, two accounts that are one company, roles in the buying group, and absences that
 * salespeople enter themselves.
 *
 * A merged contact's row is gone; its address and its number live on as an alias, so that mails to it, events about it
 * and links that it got lead to whoever it was merged into. Looking up an address and inserting a contact see contact
 * and alias in one snapshot: at every instant exactly one of the two is there.
 */
const UP = /* sql */ `
CREATE TABLE contact_alias (
  email text PRIMARY KEY,
  merged_id bigint NOT NULL,
  contact_id bigint NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  merged_at timestamptz NOT NULL,
  merged_by text NOT NULL,
  CONSTRAINT contact_alias_merged UNIQUE (merged_id)
);
CREATE INDEX contact_alias_contact ON contact_alias (contact_id);

-- Who has an address, and who a number stands for, since contacts were merged
CREATE FUNCTION nurture_contact_of(address text) RETURNS bigint LANGUAGE sql STABLE AS
  'SELECT coalesce((SELECT id FROM contact WHERE email = address), (SELECT contact_id FROM contact_alias WHERE email = address))';
CREATE FUNCTION nurture_contact_now(number bigint) RETURNS bigint LANGUAGE sql STABLE AS
  'SELECT coalesce((SELECT contact_id FROM contact_alias WHERE merged_id = number), number)';

CREATE TABLE contact_role (
  contact_id bigint PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  role text NOT NULL,
  set_at timestamptz NOT NULL,
  set_by text NOT NULL
);

-- name_key: the name without case, signs and legal form, by which people without a company's domain are joined
ALTER TABLE account ADD COLUMN name_key text;
ALTER TABLE account ADD COLUMN merged_into bigint REFERENCES account (id) ON DELETE SET NULL;
CREATE INDEX account_name_key ON account (name_key) WHERE name_key IS NOT NULL;
CREATE UNIQUE INDEX account_name_only ON account (name_key) WHERE domain IS NULL AND name_key IS NOT NULL;
CREATE INDEX account_merged_into ON account (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE account_merge (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  into_id bigint NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  merged_at timestamptz NOT NULL,
  merged_by text NOT NULL,
  -- whom it moved, and which accounts had been merged into it before
  contacts bigint[] NOT NULL,
  accounts bigint[] NOT NULL,
  parted_at timestamptz,
  parted_by text
);
CREATE UNIQUE INDEX account_merge_standing ON account_merge (from_id) WHERE parted_at IS NULL;
CREATE INDEX account_merge_into ON account_merge (into_id);

-- a handoff of a merged contact that is another open one's double: its links open that one
ALTER TABLE handoff ADD COLUMN folded_into bigint REFERENCES handoff (id) ON DELETE SET NULL;
CREATE INDEX handoff_folded_into ON handoff (folded_into) WHERE folded_into IS NOT NULL;

CREATE TABLE absence (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  entered_at timestamptz NOT NULL,
  CONSTRAINT absence_days CHECK (until_day >= from_day)
);
CREATE INDEX absence_person ON absence (person, from_day);
`;

const DOWN = /* sql */ `
DROP TABLE absence;
ALTER TABLE handoff DROP COLUMN folded_into;
DROP TABLE account_merge;
ALTER TABLE account DROP COLUMN merged_into, DROP COLUMN name_key;
DROP TABLE contact_role;
DROP FUNCTION nurture_contact_of(text), nurture_contact_now(bigint);
DROP TABLE contact_alias;
`;

export class OnePersonOneCompany1791300000000 implements MigrationInterface {
  name = 'OnePersonOneCompany1791300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
