import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables of the loop. Who writes which one stands in libs/store/README.md.
 *
 * Three choices shape it:
 * - `contact` is the row that is locked; what absorbing changes lies beside it in `contact_profile`, so that each table
 *   has one writer.
 * - An event is written once and never updated. What still has to be absorbed stands in `event_pending`, whose row is
 *   deleted in the transaction that absorbs it: that is what makes an event take effect exactly once.
 * - Hot tables (event, task, mail, hit) carry no foreign keys: each would lock the contact's row once more per insert.
 */
const UP = /* sql */ `
CREATE TABLE clock (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  shift interval NOT NULL DEFAULT '0'
);
INSERT INTO clock DEFAULT VALUES;
CREATE FUNCTION nurture_now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT statement_timestamp() + shift FROM clock';

-- The moment that a value of JSON means, in milliseconds since 1970; null for none. Says what instantOf in core/time says.
CREATE FUNCTION nurture_instant(value jsonb) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE jsonb_typeof(value)
    WHEN 'number' THEN (value #>> '{}')::double precision
    WHEN 'string' THEN (
      SELECT 1000 * (extract(epoch FROM make_date(p[1]::int, p[2]::int, 1))::double precision + (p[3]::int - 1) * 86400
        + coalesce(p[4]::int, 0) * 3600 + coalesce(p[5]::int, 0) * 60 + coalesce(p[6]::int, 0)
        - coalesce((p[9] || '1')::int * (p[10]::int * 3600 + coalesce(p[11]::int, 0) * 60), 0))
        + rpad(left(coalesce(p[7], ''), 3), 3, '0')::int
      FROM regexp_match(value #>> '{}', '^(?!0000)([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[T ]([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:[.,]([0-9]{1,9}))?)? *(Z|([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?)?)?$', 'i') AS p
      WHERE p[3]::int <= extract(day FROM make_date(p[1]::int, p[2]::int, 1) + interval '1 month - 1 day')
    )
  END
$$;

CREATE TABLE switch (
  name text PRIMARY KEY,
  value boolean NOT NULL,
  changed_at timestamptz NOT NULL
);

-- who people are (libs/contacts) ------------------------------------------------------------------------------------
CREATE TABLE account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  domain text,
  name text,
  created_at timestamptz NOT NULL,
  CONSTRAINT account_domain UNIQUE (domain)
);
CREATE TABLE contact (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL,
  account_id bigint REFERENCES account (id),
  source jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  CONSTRAINT contact_email UNIQUE (email)
);
CREATE INDEX contact_account ON contact (account_id) WHERE account_id IS NOT NULL;
CREATE TABLE consent (
  contact_id bigint PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  mail text NOT NULL DEFAULT 'none',
  tracking text NOT NULL DEFAULT 'none',
  topics_off text[] NOT NULL DEFAULT '{}',
  less_often boolean NOT NULL DEFAULT false,
  complained boolean NOT NULL DEFAULT false,
  -- what a confirmation through /v/ would give (mail, tracking, topic:NAME), and when it was last asked for
  asked text[] NOT NULL DEFAULT '{}',
  asked_at timestamptz,
  updated_at timestamptz NOT NULL,
  CONSTRAINT consent_mail CHECK (mail IN ('none', 'unconfirmed', 'given', 'withdrawn')),
  CONSTRAINT consent_tracking CHECK (tracking IN ('none', 'unconfirmed', 'given', 'withdrawn'))
);
CREATE TABLE consent_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contact_id bigint NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  topic text,
  state text NOT NULL,
  wording text,
  source text NOT NULL,
  address text
);
CREATE INDEX consent_entry_contact ON consent_entry (contact_id, at);
CREATE TABLE suppression (
  email_hash bytea PRIMARY KEY,
  -- for people who look through the list; none is left of an erased person
  email text,
  reason text NOT NULL,
  detail text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz
);
CREATE INDEX suppression_created ON suppression (created_at, email_hash);
-- whose browser it was, from when on: of two people at one device the later takes over
CREATE TABLE visitor (
  id text NOT NULL,
  -- null: nobody's any more, and to be forgotten by the browser
  contact_id bigint REFERENCES contact (id) ON DELETE SET NULL,
  proof text NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (id, since),
  CONSTRAINT visitor_proof CHECK (proof IN ('form', 'mail'))
);
CREATE INDEX visitor_contact ON visitor (contact_id) WHERE contact_id IS NOT NULL;
CREATE TABLE import_run (
  id text PRIMARY KEY,
  file_name text NOT NULL,
  rows_done bigint NOT NULL DEFAULT 0,
  rows_imported bigint NOT NULL DEFAULT 0,
  rows_refused bigint NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  finished_at timestamptz
);

-- what happened (the event log) -------------------------------------------------------------------------------------
CREATE SEQUENCE event_position;
CREATE TABLE event_key (
  source text NOT NULL,
  id text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (source, id)
);
CREATE TABLE event (
  id uuid NOT NULL,
  position bigint NOT NULL DEFAULT nextval('event_position'),
  received_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  type text NOT NULL,
  contact_id bigint,
  visitor_id text,
  source text NOT NULL,
  source_id text NOT NULL,
  properties jsonb NOT NULL,
  profile jsonb,
  origin jsonb,
  PRIMARY KEY (received_at, id)
) PARTITION BY RANGE (received_at);
CREATE INDEX event_contact ON event (contact_id, at);
CREATE INDEX event_visitor ON event (visitor_id, at) WHERE visitor_id IS NOT NULL;
CREATE INDEX event_content ON event (at) WHERE type IN ('cta.viewed', 'cta.clicked', 'content.rated');
CREATE INDEX event_deal ON event (at) WHERE type = 'deal.won';
CREATE INDEX event_goodbye ON event (contact_id, at) WHERE type = 'contact.unsubscribed';
CREATE INDEX event_view ON event (at, contact_id, visitor_id) WHERE type = 'page.viewed';
CREATE TABLE event_pending (
  event_id uuid NOT NULL,
  contact_id bigint NOT NULL,
  received_at timestamptz NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (position, contact_id)
);
CREATE INDEX event_pending_contact ON event_pending (contact_id);

-- what is due (the task queue) --------------------------------------------------------------------------------------
CREATE TABLE task (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue text NOT NULL,
  key text NOT NULL,
  contact_id bigint,
  enrolment_id bigint,
  due_at timestamptz NOT NULL,
  payload jsonb NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  claimed_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  reason text,
  created_at timestamptz NOT NULL,
  CONSTRAINT task_key UNIQUE (key)
);
CREATE INDEX task_due ON task (queue, due_at);
CREATE INDEX task_contact ON task (contact_id) WHERE contact_id IS NOT NULL;

-- what the marketer published (libs/engine) -------------------------------------------------------------------------
CREATE TABLE flow (
  id text PRIMARY KEY,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'active',
  current_version integer NOT NULL,
  -- [from, until] of each pause, in milliseconds since the epoch; until is null while it lasts
  pauses jsonb NOT NULL DEFAULT '[]',
  changed_at timestamptz NOT NULL,
  CONSTRAINT flow_status CHECK (status IN ('active', 'paused', 'archived'))
);
CREATE TABLE flow_version (
  flow_id text NOT NULL REFERENCES flow (id) DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL,
  hash text NOT NULL,
  document jsonb NOT NULL,
  mails jsonb NOT NULL,
  streams jsonb NOT NULL DEFAULT '{}',
  published_at timestamptz NOT NULL,
  PRIMARY KEY (flow_id, number)
);
CREATE TABLE mail_version (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  locale text NOT NULL,
  hash text NOT NULL,
  compiled jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  CONSTRAINT mail_version_content UNIQUE (name, locale, hash)
);
CREATE TABLE settings_version (
  kind text NOT NULL,
  number integer NOT NULL,
  hash text NOT NULL,
  document jsonb NOT NULL,
  in_force boolean NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (kind, number)
);
CREATE UNIQUE INDEX settings_version_in_force ON settings_version (kind) WHERE in_force;

-- where people are (libs/engine) ------------------------------------------------------------------------------------
CREATE TABLE contact_profile (
  contact_id bigint PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
  stage text NOT NULL DEFAULT 'visitor',
  stage_since timestamptz NOT NULL,
  score double precision NOT NULL DEFAULT 0,
  fit double precision,
  fields jsonb NOT NULL DEFAULT '{}',
  tags text[] NOT NULL DEFAULT '{}',
  event_seq bigint NOT NULL DEFAULT 0,
  last_seen_at timestamptz,
  handover jsonb,
  -- when the score stood there: points fade
  score_at timestamptz,
  -- version of the scoring model that the ledger follows
  scored_by integer
);
CREATE TABLE stage_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contact_id bigint NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  at timestamptz NOT NULL,
  from_stage text NOT NULL,
  to_stage text NOT NULL,
  reason text NOT NULL
);
CREATE INDEX stage_change_contact ON stage_change (contact_id, at);
CREATE TABLE score_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contact_id bigint NOT NULL,
  at timestamptz NOT NULL,
  rule text NOT NULL,
  points double precision NOT NULL,
  -- what a rule that counts once per something counted by
  per text,
  event_id uuid,
  because text NOT NULL,
  kind text NOT NULL DEFAULT 'earned',
  written_at timestamptz NOT NULL
);
CREATE INDEX score_entry_contact ON score_entry (contact_id, at);
CREATE TABLE enrolment (
  id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  flow_id text NOT NULL,
  flow_version integer NOT NULL,
  contact_id bigint NOT NULL,
  key text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'active',
  state text NOT NULL,
  visit integer NOT NULL,
  snapshot jsonb NOT NULL,
  enrolled_at timestamptz NOT NULL,
  entered_at timestamptz NOT NULL,
  due_at timestamptz,
  ended_at timestamptz,
  set_aside text,
  CONSTRAINT enrolment_status CHECK (status IN ('active', 'completed', 'converted', 'exited', 'left'))
) WITH (fillfactor = 85); -- room for the next version of a row on its own page: no index is touched by a step then
CREATE UNIQUE INDEX enrolment_one_active ON enrolment (flow_id, contact_id, key) WHERE status = 'active';
CREATE INDEX enrolment_contact ON enrolment (contact_id);
CREATE TABLE enrolment_timer (
  due_at timestamptz NOT NULL,
  enrolment_id bigint NOT NULL,
  contact_id bigint NOT NULL,
  PRIMARY KEY (due_at, enrolment_id)
) WITH (autovacuum_vacuum_scale_factor = 0.02); -- a queue: what was done lies where the next look begins
CREATE TABLE enrolment_step (
  enrolment_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  seq bigint NOT NULL,
  trace jsonb NOT NULL,
  PRIMARY KEY (enrolment_id, id)
);
-- what an event did that may turn out to be a machine's; kept as long as it may, and for ever where it did
CREATE TABLE event_effect (
  contact_id bigint NOT NULL,
  event_id uuid NOT NULL,
  at timestamptz NOT NULL,
  -- keys of the tasks that it planned
  tasks text[] NOT NULL,
  effects jsonb NOT NULL,
  revised_at timestamptz,
  PRIMARY KEY (contact_id, event_id)
);
CREATE INDEX event_effect_standing ON event_effect (at) WHERE revised_at IS NULL;
CREATE TABLE segment_sweep (
  flow_id text PRIMARY KEY,
  flow_version integer NOT NULL,
  -- how far the sweep under way has come; 0 between two sweeps
  after_contact bigint NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  next_at timestamptz NOT NULL
);
CREATE TABLE experiment (
  flow_id text NOT NULL,
  -- what the test is, word for word and mail for mail: a changed one is another test
  fingerprint text NOT NULL,
  place text NOT NULL,
  winner integer NOT NULL,
  figures jsonb NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (flow_id, fingerprint)
);

-- what was sent, and what came of it (libs/mail) --------------------------------------------------------------------
CREATE TABLE mail (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL,
  contact_id bigint,
  enrolment_id bigint,
  flow_id text,
  state text,
  visit integer,
  action text,
  name text NOT NULL,
  mail_version_id bigint,
  kind text NOT NULL,
  topic text,
  recipient text NOT NULL,
  status text NOT NULL,
  reason text,
  message_id text,
  content jsonb,
  raw bytea,
  tracked boolean NOT NULL DEFAULT false,
  attempts integer NOT NULL DEFAULT 0,
  fence bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  settled_at timestamptz,
  CONSTRAINT mail_key UNIQUE (key),
  CONSTRAINT mail_kind CHECK (kind IN ('marketing', 'service', 'notification')),
  CONSTRAINT mail_status CHECK (status IN ('started', 'deferred', 'sent', 'failed', 'skipped', 'in-doubt'))
);
CREATE INDEX mail_contact ON mail (contact_id, settled_at) WHERE contact_id IS NOT NULL;
CREATE INDEX mail_action ON mail (flow_id, state, action) WHERE flow_id IS NOT NULL;
CREATE INDEX mail_open ON mail (started_at) WHERE status IN ('started', 'in-doubt');
CREATE TABLE hit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL,
  kind text NOT NULL,
  mail_id bigint,
  contact_id bigint,
  link integer,
  destination text,
  at timestamptz NOT NULL,
  evidence jsonb NOT NULL,
  verdict text,
  -- whether it counts as done by a person: a human one, and a proxied open that came late enough
  counts boolean NOT NULL DEFAULT false,
  -- who it was, where that agent was convicted by its own doing: colleagues' mails are judged by it
  scanner text,
  settle_at timestamptz,
  CONSTRAINT hit_key UNIQUE (key),
  CONSTRAINT hit_kind CHECK (kind IN ('open', 'click', 'download'))
);
CREATE INDEX hit_mail ON hit (mail_id, at) WHERE mail_id IS NOT NULL;
CREATE INDEX hit_scanner ON hit (scanner, at) WHERE scanner IS NOT NULL;
CREATE INDEX hit_unsettled ON hit (settle_at) WHERE settle_at IS NOT NULL;
-- what came back of mails, once per mail and kind
CREATE TABLE mail_return (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mail_id bigint NOT NULL,
  contact_id bigint,
  kind text NOT NULL,
  reason text NOT NULL,
  status text,
  domain text NOT NULL,
  via text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT mail_return_once UNIQUE (mail_id, kind),
  CONSTRAINT mail_return_kind CHECK (kind IN ('hard', 'soft', 'sender', 'complaint', 'unsubscribe', 'delayed', 'arrived', 'replied'))
);
CREATE INDEX mail_return_contact ON mail_return (contact_id, at) WHERE contact_id IS NOT NULL;
CREATE INDEX mail_return_sender ON mail_return (at) WHERE kind = 'sender';
-- everything that came back, known or not, by what became of it
CREATE TABLE return_count (
  what text PRIMARY KEY,
  n bigint NOT NULL
);
-- how far the mailboxes to which mails come back were read
CREATE TABLE return_mailbox (
  name text PRIMARY KEY,
  uid_validity bigint NOT NULL,
  last_uid bigint NOT NULL,
  read_at timestamptz NOT NULL
);
-- receivers refuse us: the transport as a whole, or one receiving domain
CREATE TABLE sending_alarm (
  scope text PRIMARY KEY,
  reason text NOT NULL,
  returns integer NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz NOT NULL
);
CREATE TABLE speed_budget (
  scope text PRIMARY KEY,
  tokens double precision NOT NULL,
  refilled_at timestamptz NOT NULL
);
CREATE TABLE mailbox_message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  received_at timestamptz NOT NULL,
  sender text NOT NULL,
  recipients text[] NOT NULL,
  raw bytea NOT NULL
);

-- what sales does with it (libs/handoff) ----------------------------------------------------------------------------
CREATE TABLE handoff (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  contact_id bigint NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  status text NOT NULL DEFAULT 'new',
  team text,
  -- null while nobody is free
  salesperson text,
  reasons jsonb NOT NULL,
  brief jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  accept_due_at timestamptz,
  contact_due_at timestamptz,
  closed_at timestamptz,
  CONSTRAINT handoff_status CHECK (status IN ('new', 'accepted', 'contacted', 'meeting', 'won', 'lost', 'recycled', 'rejected'))
);
CREATE UNIQUE INDEX handoff_one_open ON handoff (contact_id) WHERE closed_at IS NULL;
CREATE INDEX handoff_contact ON handoff (contact_id, id);
CREATE INDEX handoff_waiting ON handoff (team, id) WHERE salesperson IS NULL AND closed_at IS NULL;
CREATE TABLE handoff_answer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  handoff_id bigint NOT NULL REFERENCES handoff (id) ON DELETE CASCADE,
  at timestamptz NOT NULL,
  answer text NOT NULL,
  reason text,
  note text,
  until date,
  flow text,
  amount numeric(14, 2),
  person text NOT NULL,
  via text NOT NULL
);
CREATE INDEX handoff_answer_handoff ON handoff_answer (handoff_id, at);
-- one per desk that a lead lay on: what the agreement says of it, and what came of it
CREATE TABLE handoff_assignment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  handoff_id bigint NOT NULL REFERENCES handoff (id) ON DELETE CASCADE,
  team text NOT NULL,
  person text NOT NULL,
  -- what the times were counted by
  calendar text NOT NULL,
  assigned_at timestamptz NOT NULL,
  accept_due_at timestamptz,
  contact_due_at timestamptz,
  remind_at timestamptz,
  escalate_at timestamptz,
  reassign_at timestamptz,
  -- when the clock brings something about next
  next_at timestamptz,
  accepted_at timestamptz,
  accept_minutes integer,
  contacted_at timestamptz,
  contact_minutes integer,
  ended_at timestamptz
);
CREATE UNIQUE INDEX handoff_assignment_open ON handoff_assignment (handoff_id) WHERE ended_at IS NULL;
CREATE INDEX handoff_assignment_handoff ON handoff_assignment (handoff_id, id);
CREATE INDEX handoff_assignment_desk ON handoff_assignment (person) WHERE ended_at IS NULL;
CREATE INDEX handoff_assignment_turn ON handoff_assignment (person, id);
CREATE INDEX handoff_assignment_team ON handoff_assignment (team, id);
CREATE INDEX handoff_assignment_time ON handoff_assignment (assigned_at);
CREATE INDEX handoff_assignment_next ON handoff_assignment (next_at) WHERE ended_at IS NULL;
CREATE TABLE handoff_notice (
  key text PRIMARY KEY,
  handoff_id bigint NOT NULL REFERENCES handoff (id) ON DELETE CASCADE,
  kind text NOT NULL,
  person text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX handoff_notice_handoff ON handoff_notice (handoff_id, at);
-- what other systems are told
CREATE TABLE webhook_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id uuid NOT NULL,
  endpoint text NOT NULL,
  type text NOT NULL,
  contact_id bigint,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  delivered_at timestamptz,
  replays integer NOT NULL DEFAULT 0,
  CONSTRAINT webhook_delivery_once UNIQUE (event_id, endpoint)
);
CREATE INDEX webhook_delivery_contact ON webhook_delivery (contact_id);
CREATE INDEX webhook_delivery_time ON webhook_delivery (created_at);

-- what it costs and brings in (libs/analytics) ----------------------------------------------------------------------
CREATE TABLE spend (
  id text PRIMARY KEY,
  from_day date NOT NULL,
  until_day date NOT NULL,
  channel text NOT NULL,
  source text,
  campaign text,
  amount numeric(14, 2) NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT spend_amount CHECK (amount >= 0),
  CONSTRAINT spend_days CHECK (until_day >= from_day)
);
CREATE INDEX spend_day ON spend (from_day, until_day);
CREATE TABLE account_revenue (
  account text NOT NULL,
  month date NOT NULL,
  amount numeric(14, 2) NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (account, month),
  CONSTRAINT account_revenue_amount CHECK (amount >= 0)
);

CREATE TABLE target (
  id text PRIMARY KEY,
  metric text NOT NULL,
  amount numeric(14, 2) NOT NULL,
  owner text NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  why text NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT target_amount CHECK (amount > 0),
  CONSTRAINT target_days CHECK (until_day >= from_day)
);

CREATE TABLE maturity_scan (
  id text PRIMARY KEY,
  name text NOT NULL,
  -- rungs of the ladder of online marketing that are in order; null where nobody said
  rungs text[],
  created_at timestamptz NOT NULL
);
CREATE TABLE maturity_answer (
  scan_id text NOT NULL REFERENCES maturity_scan (id) ON DELETE CASCADE,
  person text NOT NULL,
  perspective text NOT NULL,
  phase text NOT NULL,
  question text NOT NULL,
  score smallint NOT NULL,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (scan_id, person, phase, question),
  CONSTRAINT maturity_answer_score CHECK (score BETWEEN 1 AND 5)
);

-- who may (libs/access) ---------------------------------------------------------------------------------------------
CREATE TABLE api_key (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT api_key_hash UNIQUE (hash)
);
CREATE TABLE idempotency (
  api_key_id bigint NOT NULL,
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  status integer,
  body jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (api_key_id, key)
);
`;

const TABLES = [
  'idempotency', 'api_key', 'maturity_answer', 'maturity_scan', 'target', 'account_revenue', 'spend',
  'webhook_delivery', 'handoff_notice', 'handoff_assignment', 'handoff_answer', 'handoff', 'mailbox_message', 'speed_budget', 'sending_alarm',
  'return_mailbox', 'return_count', 'mail_return', 'hit', 'mail', 'experiment', 'segment_sweep',
  'event_effect', 'enrolment_step', 'enrolment_timer', 'enrolment', 'score_entry', 'stage_change', 'contact_profile', 'settings_version', 'mail_version',
  'flow_version', 'flow', 'task', 'event_pending', 'event', 'event_key', 'visitor', 'import_run', 'suppression', 'consent_entry',
  'consent', 'contact', 'account', 'switch', 'clock',
]; // prettier-ignore

export class Initial1790000000000 implements MigrationInterface {
  name = 'Initial1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION nurture_now(), nurture_instant(jsonb)');
    await runner.query(`DROP TABLE ${TABLES.join(', ')} CASCADE`);
    await runner.query('DROP SEQUENCE event_position');
  }
}
