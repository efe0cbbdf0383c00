import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Instant } from '@nurture/core/time';
import { listMailboxAfter, type MailboxMessage } from '@nurture/mail';
import { now, setClock, type Tx } from '@nurture/store';
import type { Product } from '../compose/product';
import { Agenda } from './agenda';
import { Browser } from './browser';
import { deedsOn } from './habits';
import { linksIn } from './mail-links';
import type { Reader } from './readers';
import { answersTo } from './sales';

/** What falls due within this is done in one go: a reader does not notice, and weeks pass quickly. */
const SPAN_MS = 20_000;
/** After a look at which nothing could be done, though something is due. */
const STUCK_SPAN_MS = 10 * 60_000;
const MOST_TURNS = 10_000;

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
  private readonly browser: Browser;
  private readonly work: () => Promise<number>;
  private lastMessage = '0';

  constructor(
    private readonly product: Product,
    app: NestFastifyApplication,
    readers: readonly Reader[],
    private readonly options: RunOptions,
  ) {
    if (product.worker === null) throw new Error('the demo needs the worker');
    this.work = product.worker.byHand();
    this.browser = new Browser(app, options.apiKey);
    this.byEmail = new Map(readers.map((reader) => [reader.email, reader]));
    for (const reader of readers) this.agenda.plan(reader.asksAt, () => this.browser.askForPaper(reader));
  }

  /** Goes on until a moment; what is due then or later is left for later. */
  async until(end: Instant): Promise<void> {
    const { db } = this.product.runtime;
    for (let at = await now(db), worked = true; ;) {
      this.options.signal.throwIfAborted();
      const next = earliest(this.agenda.nextAt, await nextDue(db));
      if (next === null || next >= end) break;
      at = Math.max(at, next) + (worked || next > at ? SPAN_MS : STUCK_SPAN_MS);
      await setClock(db, at);
      worked = await this.live(at);
      this.options.onStep(at);
    }
    if ((await now(db)) < end) await setClock(db, end);
  }

  /** @returns whether anything was done */
  private async live(at: Instant): Promise<boolean> {
    let done = 0;
    for (let deed = this.agenda.takeBy(at); deed !== null; deed = this.agenda.takeBy(at), done++) await deed();
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const did = await this.work();
      done += did;
      if (did === 0) break;
    }
    await this.readMailbox();
    return done > 0;
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
    if (reader) return this.react(reader, message.receivedAt, links);
    if (links.brief !== null) this.brief(to, message.receivedAt, links.brief);
  }

  private react(reader: Reader, at: Instant, links: ReturnType<typeof linksIn>): void {
    const number = (this.mailsOf.get(reader.email) ?? 0) + 1;
    this.mailsOf.set(reader.email, number);
    for (const deed of deedsOn({ number, at, links }, reader, this.options.seed)) {
      this.agenda.plan(deed.at, () => this.browser.act(deed, reader));
    }
  }

  /** The first mail on a lead is answered; reminders are only read. */
  private brief(salesperson: string, at: Instant, url: string): void {
    const handoff = this.product.runtime.tokens.read('h', url.replace(/^.*\/h\//, '').replace(/[?#].*$/, ''))?.handoff;
    if (handoff === undefined || this.briefed.has(handoff)) return;
    this.briefed.add(handoff);
    for (const answer of answersTo(this.briefed.size, salesperson, at, this.options.seed)) {
      this.agenda.plan(answer.at, () => this.browser.answer(url, answer.fields));
    }
  }
}

function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
