/** The product's own addresses in a mail, as its reader's mail program sees them. */
export interface MailLinks {
  readonly open: string | null;
  readonly clicks: readonly string[];
  readonly download: string | null;
  readonly unsubscribe: string | null;
  /** One of those that say how somebody liked what they read. */
  readonly rating: string | null;
  /** To the brief of a lead, in a mail to sales. */
  readonly brief: string | null;
}

const LINK = /(?:href|src)="(?:https?:\/\/[^/"]+)?(\/[^"]*)"/g;

/** Reads them off the mail's HTML; paths without their host. */
export function linksIn(html: string): MailLinks {
  const paths = [...html.matchAll(LINK)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
  const first = (prefix: string): string | null => paths.find((path) => path.includes(prefix)) ?? null;
  return {
    open: first('/o/'),
    clicks: [...new Set(paths.filter((path) => path.includes('/c/')))],
    download: first('/d/'),
    unsubscribe: first('/u/'),
    rating: first('/r/'),
    brief: first('/h/'),
  };
}
