import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = /* sql */ `
CREATE TABLE app_user (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  locale text NOT NULL,
  -- argon2id; null until the invitation was taken up
  password_hash text,
  created_at timestamptz NOT NULL,
  deactivated_at timestamptz,
  CONSTRAINT app_user_email UNIQUE (email),
  CONSTRAINT app_user_role CHECK (role IN ('admin', 'marketer', 'sales', 'analyst'))
);

CREATE TABLE invitation (
  hash bytea PRIMARY KEY,
  -- null: makes the first admin
  user_id bigint,
  expires_at timestamptz NOT NULL,
  CONSTRAINT invitation_user UNIQUE (user_id),
  CONSTRAINT invitation_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE
);

CREATE TABLE session (
  hash bytea PRIMARY KEY,
  user_id bigint NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE
);
CREATE INDEX session_of_user ON session (user_id);

-- how often somebody tried a password, by digests of addresses and networks
CREATE TABLE sign_in_attempt (
  key bytea PRIMARY KEY,
  since timestamptz NOT NULL,
  count integer NOT NULL
);

CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id bigint,
  action text NOT NULL,
  target text,
  address text,
  outcome text NOT NULL,
  CONSTRAINT audit_entry_actor CHECK (actor_kind IN ('user', 'key', 'command', 'nobody')),
  CONSTRAINT audit_entry_outcome CHECK (outcome IN ('done', 'refused'))
);
CREATE INDEX audit_entry_actor_id ON audit_entry (actor_kind, actor_id, id);

CREATE FUNCTION nurture_audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    -- an empty table may be: a restore begins so
    IF NOT EXISTS (SELECT FROM audit_entry) THEN
      RETURN NULL;
    END IF;
  ELSIF TG_OP = 'DELETE' THEN
    IF OLD.at < nurture_now() - interval '730 days' THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'the audit log only grows: what was entered less than 730 days ago stays as it is' USING ERRCODE = 'NU001';
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION nurture_audit_stays();
CREATE TRIGGER audit_entry_stays_whole BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION nurture_audit_stays();

-- answers that may be asked for again belong to keys and to people now
ALTER TABLE idempotency RENAME COLUMN api_key_id TO caller;
ALTER TABLE idempotency ALTER COLUMN caller TYPE text USING 'key:' || caller;
`;

const DOWN = /* sql */ `
DELETE FROM idempotency WHERE caller NOT LIKE 'key:%';
ALTER TABLE idempotency ALTER COLUMN caller TYPE bigint USING substr(caller, 5)::bigint;
ALTER TABLE idempotency RENAME COLUMN caller TO api_key_id;
DROP TABLE audit_entry, sign_in_attempt, session, invitation, app_user;
DROP FUNCTION nurture_audit_stays();
`;

/** Users, their sessions and invitations, the audit log. */
export class PeopleWhoLogIn1791000000000 implements MigrationInterface {
  name = 'PeopleWhoLogIn1791000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
