import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Instant } from '@nurture/core/time';
import { listMailboxAfter, type MailboxMessage } from '@nurture/mail';
import { now, setClock, type Tx } from '@nurture/store';
import type { Product } from '../compose/product';
import { Agenda } from './agenda';
import { Browser, type PageSeen } from './browser';
import { type Deed, deedsOn, PAGES, recallAfter } from './habits';
import { linksIn, type MailLinks } from './mail-links';
import { appealOf } from './changed-mail';
import { Dice } from './dice';
import { Office } from './office';
import { makePassers, makeReaders, type Passer, type Reader } from './readers';
import { answersTo } from './sales';

/** The product looks at its work as seldom as this, which nobody notices: people act in between, each at their moment. */
const SPAN_MS = 30 * 60_000;
const MOST_TURNS = 10_000;
/** Of a reader, as a brief names them. */
const EMAIL = /[a-z0-9.-]+@[a-z-]+\.example\b/;
/** Who looks around and leaves, for each who asks for the paper. */
const PASSERS_PER_LEAD = 2;
const LANDING: PageSeen = {
  path: '/maturity',
  title: 'The maturity model',
  cta: { name: 'get-the-paper', clicked: false },
};

const NEXT_DUE = /* sql */ `
SELECT (extract(epoch FROM least(
  (SELECT min(due_at) FROM enrolment_timer),
  (SELECT min(due_at) FROM task),
  (SELECT min(settle_at) FROM hit WHERE settle_at IS NOT NULL),
  (SELECT nurture_now() WHERE EXISTS (SELECT 1 FROM event_pending))
)) * 1000)::float8 AS at`;

async function nextDue(tx: Tx): Promise<Instant | null> {
  const [row] = await tx.query<{ at: number | null }>(NEXT_DUE);
  return row?.at ?? null;
}

export interface RunOptions {
  readonly seed: number;
  /** How many people ask for the paper. */
  readonly contacts: number;
  readonly begin: Instant;
  readonly end: Instant;
  readonly apiKey: string;
  readonly signal: AbortSignal;
  readonly onStep: (at: Instant) => void;
}

/**
 * Lives through weeks of the product: people ask for the paper, the product does its work, mails arrive, people and
 * machines react, sales answers. Only the clock is special: it is moved on to whatever comes next.
 */
export class DemoRun {
  private readonly agenda = new Agenda<() => Promise<void>>();
  private readonly byEmail: ReadonlyMap<string, Reader>;
  private readonly mailsOf = new Map<string, number>();
  private readonly briefed = new Set<string>();
  /** Who asked for a talk themselves. */
  private readonly asking = new Set<string>();
  private readonly browser: Browser;
  private readonly work: () => Promise<number>;
  private lastMessage = '0';

  constructor(
    private readonly product: Product,
    app: NestFastifyApplication,
    private readonly options: RunOptions,
  ) {
    if (product.worker === null) throw new Error('the demo needs the worker');
    const { apiKey, seed, contacts, begin, end } = options;
    this.work = product.worker.byHand();
    this.browser = new Browser(app, apiKey, new URL(product.runtime.settings.publicUrl).origin);
    const readers = makeReaders(contacts, seed, begin, end);
    this.byEmail = new Map(readers.map((reader) => [reader.email, reader]));
    for (const reader of readers) this.comes(reader);
    for (const passer of makePassers(contacts * PASSERS_PER_LEAD, seed, begin, end)) this.passes(passer);
    new Office(this.browser, seed, contacts).planInto(this.agenda, begin, end);
  }

  /** Something that happens beside what people do. */
  plan(at: Instant, deed: () => Promise<void>): void {
    this.agenda.plan(at, deed);
  }

  private comes(reader: Reader): void {
    const { visitor, origin, lookedAround, asksAt } = reader;
    if (visitor !== null)
      for (const at of lookedAround)
        this.agenda.plan(at, () => this.browser.lookAround({ visitor, origin }, somePages(visitor, at, 2)));
    this.agenda.plan(asksAt, () => this.browser.askForPaper(reader));
  }

  private passes({ visitor, origin, at, pages, saw }: Passer): void {
    const seen = [...somePages(visitor, at, pages), ...(saw ? [LANDING] : [])];
    this.agenda.plan(at, () => this.browser.lookAround({ visitor, origin }, seen));
  }

  /** Goes on until a moment; what is due then or later is left for later. */
  async until(end: Instant): Promise<void> {
    const { db } = this.product.runtime;
    for (let at = await now(db); ;) {
      this.options.signal.throwIfAborted();
      const next = earliest(this.agenda.nextAt, await nextDue(db));
      if (next === null || next >= end) break;
      at = Math.min(Math.max(at, next) + SPAN_MS, end);
      await this.live(at);
      await setClock(db, at);
      await this.workAll();
      await this.readMailbox();
      this.options.onStep(at);
    }
    if ((await now(db)) < end) await setClock(db, end);
  }

  private act(deed: Deed, reader: Reader): Promise<void> {
    if (deed.kind === 'ask-for-contact' || deed.kind === 'book-meeting') this.asking.add(reader.email);
    return this.browser.act(deed, reader);
  }

  /** What people do until a moment, each at their own. */
  private async live(until: Instant): Promise<void> {
    const { db } = this.product.runtime;
    for (let at = this.agenda.nextAt; at !== null && at <= until; at = this.agenda.nextAt) {
      if (at > (await now(db))) await setClock(db, at);
      await this.agenda.takeBy(at)?.();
    }
  }

  private async workAll(): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS; turn++) if ((await this.work()) === 0) return;
  }

  private async readMailbox(): Promise<void> {
    for (;;) {
      const messages = await listMailboxAfter(this.product.runtime.db, this.lastMessage);
      if (messages.length === 0) return;
      for (const message of messages) this.received(message);
      this.lastMessage = messages.at(-1)?.id ?? this.lastMessage;
    }
  }

  private received(message: MailboxMessage): void {
    const [to = ''] = message.to;
    const links = linksIn(message.html ?? '');
    const reader = this.byEmail.get(to);
    if (reader) return this.react(reader, message, links);
    if (links.brief !== null) this.brief(to, message, links.brief);
  }

  private react(reader: Reader, { receivedAt: at, subject }: MailboxMessage, links: MailLinks): void {
    const number = (this.mailsOf.get(reader.email) ?? 0) + 1;
    this.mailsOf.set(reader.email, number);
    const appeal = appealOf(subject) * recallAfter(at - reader.asksAt);
    for (const deed of deedsOn({ number, at, links, appeal }, reader, this.options.seed)) {
      this.agenda.plan(deed.at, () => this.act(deed, reader));
    }
  }

  /** The first mail on a lead is answered; reminders are only read. */
  private brief(salesperson: string, { receivedAt: at, html }: MailboxMessage, url: string): void {
    const handoff = this.product.runtime.tokens.read('h', url.replace(/^.*\/h\//, '').replace(/[?#].*$/, ''))?.handoff;
    if (handoff === undefined || this.briefed.has(handoff)) return;
    this.briefed.add(handoff);
    const about = this.byEmail.get(EMAIL.exec(html ?? '')?.[0] ?? '');
    const lead = {
      number: this.briefed.size,
      at,
      interest: about?.interest ?? 0.5,
      asked: this.asking.has(about?.email ?? ''),
    };
    for (const answer of answersTo(lead, salesperson, this.options.seed)) {
      this.agenda.plan(answer.at, () => this.browser.answer(url, answer.fields));
    }
  }
}

function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/** The pages of a visit; whoever likes one clicks on what it offers. */
function somePages(visitor: string, at: Instant, count: number): PageSeen[] {
  const dice = new Dice(visitor, at);
  return Array.from({ length: count }, () => {
    const [path, title] = dice.pick(PAGES);
    return { path, title, cta: { name: 'get-the-paper', clicked: dice.chance(0.15) } };
  });
}
