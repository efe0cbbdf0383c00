import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the figures are read from (libs/analytics), kept up with the log: docs/decisions/0014-figures-kept-ready.md says
 * how. All of it can be made anew from the other tables.
 */
const UP = /* sql */ `
CREATE TABLE figure_state (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  -- which code made them: another makes them anew
  version integer NOT NULL DEFAULT 0,
  -- whatever was received before this was seen
  seen_until timestamptz,
  -- the figures are those of this moment
  as_of timestamptz,
  -- the oldest month of the log when it was last looked at
  oldest_month text
);
INSERT INTO figure_state DEFAULT VALUES;
-- whose figures have to be reckoned anew
CREATE TABLE figure_due (
  person bigint PRIMARY KEY,
  visitor_id text,
  -- false: of their mails alone
  whole boolean NOT NULL,
  since timestamptz NOT NULL
);
CREATE INDEX figure_due_since ON figure_due (since, person);
CREATE TABLE figure_origin (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  channel text NOT NULL,
  source text NOT NULL,
  medium text NOT NULL,
  campaign text NOT NULL,
  page text NOT NULL,
  CONSTRAINT figure_origin_once UNIQUE (channel, source, medium, campaign, page)
);
CREATE TABLE figure_contact (
  contact_id bigint PRIMARY KEY,
  origin_id integer NOT NULL,
  lead_at timestamptz,
  mql_at timestamptz,
  sql_at timestamptz,
  customer_at timestamptz,
  -- recycled or disqualified now
  left_way boolean NOT NULL,
  assets text[] NOT NULL,
  -- what they did until they bought, each thing once
  walk text[] COLLATE "C" NOT NULL,
  -- one for each beginning of the walk: who set out alike has the same
  walk_keys bigint[] NOT NULL
);
CREATE INDEX figure_contact_lead ON figure_contact (lead_at);
CREATE INDEX figure_contact_mql ON figure_contact (mql_at);
CREATE INDEX figure_contact_sql ON figure_contact (sql_at);
CREATE INDEX figure_contact_customer ON figure_contact (customer_at);
-- what one person did, with what they did before and after it: so that people are counted without looking for pairs
CREATE TABLE figure_point (
  -- the contact's id; below zero: a browser that is nobody's yet
  person bigint NOT NULL,
  kind text NOT NULL,
  name text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  -- cents of a deal, stars of a rating
  value double precision,
  origin_id integer,
  before_at timestamptz,
  after_at timestamptz,
  click_before_at timestamptz,
  click_after_at timestamptz,
  PRIMARY KEY (person, kind, name, at)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02); -- read by its indexes alone
CREATE INDEX figure_point_visit ON figure_point (at, before_at, origin_id) WHERE kind = 'visit';
CREATE INDEX figure_point_page ON figure_point (at, before_at, name) WHERE kind = 'page';
CREATE INDEX figure_point_cta ON figure_point (at, before_at, name, click_before_at, click_after_at) WHERE kind = 'cta';
CREATE INDEX figure_point_rating ON figure_point (at, after_at, name, value) WHERE kind = 'rating';
CREATE INDEX figure_point_deal ON figure_point (at, person, value) WHERE kind = 'deal';
-- how the amount of a deal is shared among what came before it
CREATE TABLE figure_credit (
  contact_id bigint NOT NULL,
  deal text NOT NULL,
  won_at timestamptz NOT NULL,
  "by" text NOT NULL,
  key text NOT NULL,
  first bigint NOT NULL,
  last bigint NOT NULL,
  linear bigint NOT NULL,
  position bigint NOT NULL,
  decay bigint NOT NULL,
  PRIMARY KEY (contact_id, deal, "by", key)
);
CREATE INDEX figure_credit_time ON figure_credit ("by", won_at);
CREATE TABLE figure_mail (
  mail_id bigint PRIMARY KEY,
  contact_id bigint NOT NULL,
  flow_id text NOT NULL,
  name text NOT NULL,
  sent_at timestamptz NOT NULL,
  bounced boolean NOT NULL,
  complained boolean NOT NULL,
  tracked boolean NOT NULL,
  opened boolean NOT NULL,
  clicked boolean NOT NULL,
  -- the last one before its reader unsubscribed
  blamed boolean NOT NULL
);
CREATE INDEX figure_mail_contact ON figure_mail (contact_id);
CREATE INDEX figure_mail_time ON figure_mail (sent_at);

-- who has news: what was received, written or joined since
CREATE INDEX stage_change_time ON stage_change (at);
CREATE INDEX visitor_since ON visitor (since);
CREATE INDEX event_nameless ON event (at) WHERE type = 'page.viewed' AND contact_id IS NULL AND visitor_id IS NULL;
CREATE INDEX handoff_created ON handoff (created_at);
CREATE INDEX handoff_closed ON handoff (closed_at) WHERE closed_at IS NOT NULL;
-- they were what the figures were read by
DROP INDEX event_content;
DROP INDEX event_view;
`;

const DOWN = /* sql */ `
CREATE INDEX event_content ON event (at) WHERE type IN ('cta.viewed', 'cta.clicked', 'content.rated');
CREATE INDEX event_view ON event (at, contact_id, visitor_id) WHERE type = 'page.viewed';
DROP INDEX stage_change_time, visitor_since, event_nameless, handoff_created, handoff_closed;
DROP TABLE figure_state, figure_due, figure_origin, figure_contact, figure_point, figure_credit, figure_mail;
`;

export class Figures1791200000000 implements MigrationInterface {
  name = 'Figures1791200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
