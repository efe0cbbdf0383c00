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

const COUNT = /* sql */ `
SELECT flow_id AS flow, name AS mail, count(*)::int AS sent,
       count(*) FILTER (WHERE NOT bounced)::int AS delivered,
       count(*) FILTER (WHERE NOT bounced AND tracked)::int AS tracked,
       count(*) FILTER (WHERE NOT bounced AND tracked AND opened)::int AS opened,
       count(*) FILTER (WHERE NOT bounced AND tracked AND clicked)::int AS clicked,
       count(*) FILTER (WHERE NOT bounced AND blamed)::int AS unsubscribed,
       count(*) FILTER (WHERE NOT bounced AND complained)::int AS complained
FROM figure_mail WHERE sent_at >= $1 AND sent_at < $2
GROUP BY flow_id, name ORDER BY flow_id, name`;

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
