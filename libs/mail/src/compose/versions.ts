import type { CompiledMail } from '@nurture/core/mail';
import type { Tx } from '@nurture/store';

/** One published language of a mail. */
export interface MailVersion {
  readonly id: string;
  readonly locale: string;
  readonly compiled: CompiledMail;
}

/** `flow_version.mails`: name → locale → id of the mail's version. */
type MailsOfFlow = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** How many compiled versions a process keeps; each takes about as much room as its HTML. */
const KEPT = 500;

/**
 * Compiled mails, read from the database once per process: versions never change. The oldest are dropped when there
 * are too many.
 */
export class MailVersions {
  private readonly flows = new Map<string, MailsOfFlow>();
  private readonly versions = new Map<string, MailVersion>();

  /**
   * The version of a mail that an enrolment's flow version was published with, in the contact's language.
   *
   * @param locales in order of preference: the contact's, then the workspace's
   * @returns nothing when that flow version has no such mail
   */
  async find(
    tx: Tx,
    flowId: string,
    flowVersion: number,
    name: string,
    locales: readonly string[],
  ): Promise<MailVersion | undefined> {
    const mails = await this.mailsOf(tx, flowId, flowVersion);
    const byLocale = Object.hasOwn(mails, name) ? mails[name] : undefined;
    const id = byLocale && chosen(byLocale, locales);
    return id === undefined ? undefined : this.get(tx, String(id));
  }

  /** A version by its id. */
  async get(tx: Tx, id: string): Promise<MailVersion | undefined> {
    const known = this.versions.get(id);
    if (known) return known;
    const [row] = await tx.query<MailVersion>('SELECT id, locale, compiled FROM mail_version WHERE id = $1', [id]);
    if (row) keep(this.versions, id, row);
    return row;
  }

  private async mailsOf(tx: Tx, flowId: string, number: number): Promise<MailsOfFlow> {
    const key = `${number} ${flowId}`;
    const known = this.flows.get(key);
    if (known) return known;
    const [row] = await tx.query<{ mails: MailsOfFlow }>(
      'SELECT mails FROM flow_version WHERE flow_id = $1 AND number = $2',
      [flowId, number],
    );
    if (row) keep(this.flows, key, row.mails);
    return row?.mails ?? {};
  }
}

/** The first wanted language there is: exactly, then without its region; else any. */
function chosen(
  byLocale: Readonly<Record<string, string | number>>,
  locales: readonly string[],
): string | number | undefined {
  for (const locale of locales) {
    const language = locale.split('-')[0] ?? locale;
    const id = byLocale[locale] ?? byLocale[language];
    if (id !== undefined) return id;
  }
  return Object.values(byLocale)[0];
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KEPT && oldest !== undefined) map.delete(oldest);
}
