import type { Instant } from '@nurture/core/time';
import type { Tx } from '@nurture/store';

/** Something that a contact did of their own, as the log has it. */
export interface LoggedTouch {
  readonly contactId: string;
  readonly at: Instant;
  readonly type: string;
  /** Asset, form, path of a page, mail … */
  readonly name: string;
  /** By which they came with it; null: what they did while they were there. */
  readonly channel: string | null;
}

/**
 * What counts as a touch, with the word for each: things that people did. Opens are left out: of too many nobody can
 * say who did them.
 */
const WORDS: Readonly<Record<string, string>> = {
  'asset.downloaded': 'download',
  'asset.opened': 'read',
  'form.submitted': 'form',
  'page.viewed': 'page',
  'cta.clicked': 'cta',
  'mail.clicked': 'mail',
  'quiz.completed': 'quiz',
  'meeting.booked': 'meeting',
};

export const TOUCH_TYPES = Object.keys(WORDS);

/** A touch as a step of a path: `page /pricing`, `mail whitepaper-deep-dive`. */
export const labelOf = ({ type, name }: Pick<LoggedTouch, 'type' | 'name'>): string =>
  `${WORDS[type] ?? type} ${name}`.trim();

// What turned out to be a machine's doing was taken back, and is none.
const TOUCHES = /* sql */ `
WITH taken_back AS MATERIALIZED (
  SELECT (r.properties ->> 'event') AS id FROM event r
  WHERE r.contact_id = ANY ($1::bigint[]) AND r.type = 'evidence.revised'
)
SELECT e.contact_id AS "contactId", (extract(epoch FROM e.at) * 1000)::float8 AS at, e.type,
       coalesce(CASE e.type
         WHEN 'page.viewed' THEN substring(e.properties ->> 'url' FROM '^(?:https?://[^/?#]*)?([^?#]*)')
         WHEN 'form.submitted' THEN e.properties ->> 'form'
         WHEN 'cta.clicked' THEN e.properties ->> 'cta'
         WHEN 'mail.clicked' THEN e.properties ->> 'mail'
         WHEN 'quiz.completed' THEN e.properties ->> 'quiz'
         ELSE e.properties ->> 'asset' END, '') AS name,
       CASE e.type WHEN 'mail.clicked' THEN 'email' ELSE e.properties ->> 'channel' END AS channel
FROM event e
WHERE e.contact_id = ANY ($1::bigint[]) AND e.type = ANY ($2::text[])
  AND NOT (e.type IN ('mail.clicked', 'asset.opened') AND e.id::text IN (SELECT id FROM taken_back))
ORDER BY e.contact_id, e.at, e.position`;

/** The touches of some contacts, oldest first. */
export const readTouches = (tx: Tx, contactIds: readonly string[]): Promise<LoggedTouch[]> =>
  tx.query<LoggedTouch>(TOUCHES, [contactIds, TOUCH_TYPES]);
