import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { pino } from 'pino';
import type { Settings } from '@nurture/core/config';
import { type Database, now, openDatabase, setClock } from '@nurture/store';
import { start, type Started } from '../../apps/server/src/start';
import type { ContactDto } from '../../apps/server/src/api/contacts/contact.dto';
import { type ClockMove, createDatabase, dropDatabase, moveClock } from './database';
import { eventually } from './eventually';
import { hiddenFields, pixelOf } from './page-and-mail';
import { API_KEY, PUBLIC_URL, settingsOf } from './product-settings';
import { type ReceivedMail, type SmtpReceiver, startSmtpReceiver } from './smtp-receiver';

/** Signs of a person at a mail program: without any, a hit counts as a machine's. */
export const BROWSER =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Mail/16.0';
const ZONE = 'Europe/Amsterdam';
/** A Tuesday, with no holiday of the starter workspace in the weeks after it. */
const FIRST_MORNING = DateTime.fromISO('2027-06-01T10:00', { zone: ZONE }).toMillis();

export interface ProductOptions {
  /** A database of one's own, which others use too; it is left as it is. Made and dropped otherwise. */
  databaseUrl?: string;
  smtp?: SmtpReceiver;
  workspace?: string;
  dataDir?: string;
  /** The way that the product takes to its database, where that isn't the direct one. */
  reachDatabase?: (url: string) => Promise<string>;
  /** The same for its mail server. */
  reachSmtp?: (url: string) => Promise<string>;
  roles?: Settings['roles'];
  returns?: Partial<Settings['returns']>;
}

/** A form as a visitor fills it in; what isn't given is filled in for them. */
export type Form = { readonly email: string } & Readonly<Record<string, string>>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** The whole product, running in this process, with the hands and eyes of everybody whom it meets. */
export class RunningProduct {
  readonly api: Api;
  private stopped: Promise<void> | null = null;

  constructor(
    readonly started: Started,
    readonly db: Database,
    readonly smtp: SmtpReceiver,
    readonly databaseUrl: string,
    readonly dataDir: string,
    private readonly tidy: () => Promise<void>,
  ) {
    this.api = new Api(this.url);
  }

  get url(): string {
    return `http://127.0.0.1:${this.started.port}`;
  }

  /** Follows a link of a mail, without following where it leads. */
  visit(link: string, init: RequestInit = {}): Promise<Answer> {
    return visitAt(this.url, link, init);
  }

  /** Sends a form's fields, as a browser does. */
  post(link: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.visit(link, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Looks at the landing page, fills in its form and sends it. */
  async signUp(form: Form, page = 'b2b-maturity-model'): Promise<Answer> {
    const shown = await this.visit(`/p/${page}`);
    return this.post(`/p/${page}`, { ...hiddenFields(shown.text), ...filledIn(form) });
  }

  /** Where the contact stands, as the API tells it. */
  contact(email: string): Promise<ContactDto> {
    return this.api.get<ContactDto>(`contacts/${encodeURIComponent(email)}`);
  }

  /** The path that they walked through their (only) flow so far. */
  async pathOf(email: string): Promise<string | undefined> {
    return (await this.contact(email)).enrolments[0]?.path;
  }

  /** Waits until they have walked so. */
  async walked(email: string, path: string): Promise<void> {
    let last: string | undefined;
    const arrived = async (): Promise<boolean> => (last = await this.pathOf(email)) === path;
    await eventually(`the path of ${email}`, arrived).catch(() => expect(last).toBe(path));
  }

  mailsTo(email: string): ReceivedMail[] {
    return this.smtp.messages.filter(({ to }) => to.includes(email));
  }

  /** Waits for the `count`th mail to an address. */
  mail(email: string, count = 1): Promise<ReceivedMail> {
    return eventually(`mail ${count} to ${email}`, () => this.mailsTo(email)[count - 1]);
  }

  lastMail(email: string): ReceivedMail {
    const mail = this.mailsTo(email).at(-1);
    if (!mail) throw new Error(`there is no mail to ${email}`);
    return mail;
  }

  /** Opens a mail as a mail program that shows images does. */
  async open(mail: ReceivedMail): Promise<Answer> {
    const pixel = pixelOf(mail);
    if (pixel === null) throw new Error('the mail has no pixel');
    return this.visit(pixel);
  }

  /** Moves the product's clock on; `settled` is long enough for opens and clicks to count. */
  move(by: ClockMove): Promise<number> {
    return moveClock(this.db, by);
  }
  settled(): Promise<number> {
    return this.move({ seconds: 4 });
  }

  /** Moves the clock to the next Tuesday, 10 o'clock: office hours, and no weekend in sight. */
  async nextTuesday(): Promise<number> {
    const at = DateTime.fromMillis(await now(this.db), { zone: ZONE });
    const days = (2 - at.weekday + 7) % 7 || 7;
    const morning = at.plus({ days }).startOf('day').set({ hour: 10 }).toMillis();
    await setClock(this.db, morning);
    return morning;
  }

  /** Nothing is waiting to be absorbed or done now, and no mail is under way. */
  async atRest(): Promise<void> {
    await eventually('everything is at rest', async () => {
      const waiting = await restless(this.db);
      if (waiting.length > 0) throw new Error(`not at rest: ${waiting.join(', ')}`);
      return true;
    });
  }

  /** Harmless when it was stopped before. */
  stop(): Promise<void> {
    this.stopped ??= this.started.stop().then(this.tidy);
    return this.stopped;
  }
}

const RESTLESS = /* sql */ `
SELECT what FROM (VALUES
  ('events to absorb', EXISTS (SELECT 1 FROM event_pending)),
  ('enrolments to wake', EXISTS (SELECT 1 FROM enrolment_timer WHERE due_at <= nurture_now())),
  ('tasks to do', EXISTS (SELECT 1 FROM task WHERE due_at <= nurture_now() OR claimed_until > nurture_now())),
  ('mails under way', EXISTS (SELECT 1 FROM mail WHERE status = 'started')),
  ('hits to judge', EXISTS (SELECT 1 FROM hit WHERE settle_at <= nurture_now()))
) AS work (what, waits) WHERE waits`;

/** What waits to be absorbed, woken, done or judged now, or is under way. */
async function restless(db: Database): Promise<string[]> {
  return (await db.query<{ what: string }>(RESTLESS)).map(({ what }) => what);
}

/** Whether nothing waits to be absorbed, done or judged now, and no mail is under way. */
export const isAtRest = async (db: Database): Promise<boolean> => (await restless(db)).length === 0;

/** The API, called with the key that may do everything. */
class Api {
  constructor(private readonly url: string) {}

  /** @throws Error with the problem document, where it isn't answered with 2xx */
  async get<T>(path: string): Promise<T> {
    const answer = await this.call('GET', path);
    if (answer.status >= 300) throw new Error(`${path} answers ${answer.status}: ${answer.text}`);
    return JSON.parse(answer.text) as T;
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.call('POST', path, JSON.stringify(body));
  }

  /** Reports what people did; `id` is given where it isn't told. */
  events(...events: Record<string, unknown>[]): Promise<Answer> {
    return this.post('events', events.map((event) => ({ id: randomUUID(), ...event }))); // prettier-ignore
  }

  async call(method: string, path: string, body?: string): Promise<Answer> {
    const headers = { authorization: `Bearer ${API_KEY}`, ...(body === undefined ? {} : JSON_TYPE) };
    return answerOf(await fetch(`${this.url}/api/v1/${path}`, { method, headers, body }));
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };

export const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  headers: response.headers,
  text: await response.text(),
});

/** Follows a link of a mail (or a path) at one of several products. */
export async function visitAt(origin: string, link: string, init: RequestInit = {}): Promise<Answer> {
  const url = link.startsWith(PUBLIC_URL) ? origin + link.slice(PUBLIC_URL.length) : new URL(link, origin).href;
  const headers = { 'user-agent': BROWSER, ...(init.headers as Record<string, string> | undefined) };
  return answerOf(await fetch(url, { redirect: 'manual', ...init, headers }));
}

/** All that the whitepaper's form asks for, with both consents. */
export const filledIn = (form: Form): Record<string, string> => ({
  firstName: 'Ann',
  lastName: 'Miller',
  company: 'Example Engineering',
  role: 'marketing',
  companySize: '50-249',
  consentMail: 'yes',
  consentTracking: 'yes',
  ...form,
});

/**
 * Starts the whole product on port 0 with a database and a mail server of its own, on a Tuesday morning. Stop it in
 * `afterAll`.
 */
export async function startProduct(options: ProductOptions = {}): Promise<RunningProduct> {
  const databaseUrl = options.databaseUrl ?? (await createDatabase());
  const db = await openDatabase({ url: databaseUrl, poolSize: 4, applicationName: 'test' });
  if (options.databaseUrl === undefined) await setClock(db, FIRST_MORNING);
  const smtp = options.smtp ?? (await startSmtpReceiver());
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'nurture-e2e-'));
  const settings = settingsOf({
    database: { kind: 'server', url: (await options.reachDatabase?.(databaseUrl)) ?? databaseUrl },
    smtp: { kind: 'server', url: (await options.reachSmtp?.(smtp.url)) ?? smtp.url },
    dataDir,
    ...(options.workspace === undefined ? {} : { workspace: options.workspace }),
    ...(options.roles === undefined ? {} : { roles: options.roles }),
    returns: { hooksSecret: null, sesTopics: [], bounceImapUrl: null, replyImapUrl: null, ...options.returns },
  });
  const tidy = async (): Promise<void> => {
    await db.close();
    if (!options.smtp) await smtp.close();
    if (options.databaseUrl === undefined) await dropDatabase(databaseUrl);
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const started = await start(settings, pino({ level: process.env['NURTURE_TEST_LOG'] ?? 'silent' }));
    return new RunningProduct(started, db, smtp, databaseUrl, dataDir, tidy);
  } catch (error) {
    await tidy();
    throw error;
  }
}
