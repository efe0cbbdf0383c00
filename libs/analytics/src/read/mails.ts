import { countFigure, type Figure, type Period, shareFigure } from '@nurture/core/figures';
import type { Tx } from '@nurture/store';
import { type Asked, boundsOf, forBoth } from './asked';

/** What became of the mails of one kind that were sent in a period. */
export interface MailFigures {
  /** Empty: sent outside of flows. */
  readonly flow: string;
  readonly mail: string;
  readonly sent: Figure;
  /** Share of those sent that no server returned. */
  readonly delivered: Figure;
  /** Of those delivered that may be tracked: opened, or clicked, by a person. */
  readonly opened: Figure;
  readonly clicked: Figure;
  /** Of those delivered: whose reader unsubscribed, this being the last mail before it. */
  readonly unsubscribed: Figure;
  readonly complained: Figure;
}

interface Counts {
  readonly flow: string;
  readonly mail: string;
  readonly sent: number;
  readonly delivered: number;
  readonly tracked: number;
  readonly opened: number;
  readonly clicked: number;
  readonly unsubscribed: number;
  readonly complained: number;
}

// A click shows that the mail was read, also where pictures were off. Unsubscribing names no mail: the last one sent
// to the contact within 30 days before it takes the blame.
const COUNT = /* sql */ `
WITH sent AS (
  SELECT m.id, coalesce(m.flow_id, '') AS flow, m.name, m.contact_id, m.tracked, m.settled_at,
         EXISTS (SELECT 1 FROM mail_return r WHERE r.mail_id = m.id AND r.kind IN ('hard', 'soft', 'sender')) AS bounced,
         EXISTS (SELECT 1 FROM mail_return r WHERE r.mail_id = m.id AND r.kind = 'complaint') AS complained
  FROM mail m
  WHERE m.status = 'sent' AND m.kind <> 'notification' AND m.settled_at >= $1 AND m.settled_at < $2
), hits AS (
  SELECT h.mail_id, bool_or(h.kind = 'click') AS clicked
  FROM hit h JOIN sent s ON s.id = h.mail_id
  WHERE h.kind IN ('open', 'click') AND h.verdict IN ('human', 'proxied') GROUP BY h.mail_id
), goodbyes AS (
  SELECT DISTINCT last.id
  FROM event e
  CROSS JOIN LATERAL (
    SELECT m.id FROM mail m
    WHERE m.contact_id = e.contact_id AND m.status = 'sent' AND m.kind <> 'notification'
      AND m.settled_at <= e.at AND m.settled_at > e.at - interval '30 days'
    ORDER BY m.settled_at DESC, m.id DESC LIMIT 1
  ) AS last
  WHERE e.type = 'contact.unsubscribed' AND e.contact_id IN (SELECT contact_id FROM sent) AND e.at >= $1
)
SELECT s.flow, s.name AS mail, count(*)::int AS sent,
       count(*) FILTER (WHERE NOT bounced)::int AS delivered,
       count(*) FILTER (WHERE NOT bounced AND tracked)::int AS tracked,
       count(*) FILTER (WHERE NOT bounced AND tracked AND hits.mail_id IS NOT NULL)::int AS opened,
       count(*) FILTER (WHERE NOT bounced AND tracked AND hits.clicked)::int AS clicked,
       count(*) FILTER (WHERE NOT bounced AND goodbyes.id IS NOT NULL)::int AS unsubscribed,
       count(*) FILTER (WHERE NOT bounced AND s.complained)::int AS complained
FROM sent s LEFT JOIN hits ON hits.mail_id = s.id LEFT JOIN goodbyes ON goodbyes.id = s.id
GROUP BY s.flow, s.name ORDER BY s.flow, s.name`;

/** What became of the mails that were sent in a period, by flow and mail. */
export async function readMails(tx: Tx, asked: Asked): Promise<MailFigures[]> {
  const { now, earlier } = await forBoth(asked, (period) => counted(tx, period, asked.timezone));
  return now.map((counts) => {
    const before = earlier.find(({ flow, mail }) => flow === counts.flow && mail === counts.mail);
    return figuresOf(counts, before ?? { ...counts, sent: 0, delivered: 0, tracked: 0 });
  });
}

const counted = (tx: Tx, period: Period, timezone: string): Promise<Counts[]> =>
  tx.query<Counts>(COUNT, boundsOf(period, timezone));

function figuresOf(now: Counts, earlier: Counts): MailFigures {
  const share = (hits: keyof Counts, of: 'sent' | 'delivered' | 'tracked'): Figure =>
    shareFigure({ hits: Number(now[hits]), n: now[of] }, { hits: Number(earlier[hits]), n: earlier[of] });
  return {
    flow: now.flow,
    mail: now.mail,
    sent: countFigure(now.sent, earlier.sent),
    delivered: share('delivered', 'sent'),
    opened: share('opened', 'tracked'),
    clicked: share('clicked', 'tracked'),
    unsubscribed: share('unsubscribed', 'delivered'),
    complained: share('complained', 'delivered'),
  };
}
