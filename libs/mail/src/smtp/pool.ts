import type { SmtpSettings } from './options';
import type { SmtpOutcome } from './outcome';
import { type SmtpMessage, SmtpSession } from './session';

/** A server that takes fewer connections than we may open is not asked again at every mail. */
const AFTER_REFUSAL_MS = 5_000;

/**
 * A fixed number of persistent connections. A mail is started only when it holds one, so that a crash leaves no more
 * mails in doubt than there are connections; nothing is queued or repeated here.
 */
export class SmtpPool {
  private readonly idle: SmtpSession[] = [];
  private readonly all = new Set<SmtpSession>();
  private taken = 0;
  private opening = 0;
  /** Until then no further connections are tried: the server just refused one. */
  private refusedUntil = 0;

  constructor(private readonly settings: SmtpSettings) {}

  /** How many connections there may be. */
  get size(): number {
    return this.settings.connections;
  }

  /** How many more may be taken. */
  get free(): number {
    return this.settings.connections - this.taken - this.opening;
  }

  /**
   * Takes up to `count` connections that are open, greeted and logged in.
   *
   * @throws the server's or the network's error when not even one could be had
   */
  async take(count: number): Promise<SmtpSession[]> {
    const wanted = Math.min(count, this.free);
    const ready: SmtpSession[] = [];
    while (ready.length < wanted) {
      const session = this.idle.pop();
      if (!session) break;
      if (session.usable) ready.push(session);
    }
    this.taken += ready.length;
    return ready.length > 0 || wanted <= 0 ? this.growBehind(ready, wanted) : this.openSome(wanted);
  }

  /** Hands over one mail on a connection that was taken. */
  async send(session: SmtpSession, message: SmtpMessage): Promise<SmtpOutcome> {
    const outcome = await session.send(message);
    if (outcome.outcome !== 'sent') await session.reset();
    return outcome;
  }

  /** Gives a connection back, once the outcome of its mail is committed. */
  give(session: SmtpSession): void {
    this.taken--;
    if (session.usable) this.idle.push(session);
  }

  /** Closes what is idle; what is taken closes when it is given back. */
  close(): void {
    for (const session of this.all) session.quit();
    this.idle.length = 0;
  }

  /** Cuts every connection: what is under way comes to the outcome that its stage allows. */
  abort(): void {
    for (const session of [...this.all]) session.close();
  }

  /** Some are ready: the others are opened beside them, for whoever comes next. */
  private growBehind(ready: SmtpSession[], wanted: number): SmtpSession[] {
    if (performance.now() < this.refusedUntil) return ready;
    for (let n = ready.length; n < wanted; n++) {
      this.open().then(
        (session) => this.idle.push(session),
        // Whoever finds no connection at all hears of it.
        () => (this.refusedUntil = performance.now() + AFTER_REFUSAL_MS),
      );
    }
    return ready;
  }

  private async openSome(count: number): Promise<SmtpSession[]> {
    const results = await Promise.allSettled(Array.from({ length: count }, () => this.open()));
    const opened = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const usable = opened.filter((session) => session.usable);
    this.taken += usable.length;
    if (usable.length > 0) return usable;
    const refused = results.find((result) => result.status === 'rejected');
    throw refused ? refused.reason : new Error('The server closed every connection');
  }

  private async open(): Promise<SmtpSession> {
    this.opening++;
    try {
      const session = await SmtpSession.open(this.settings, (ended) => this.all.delete(ended));
      if (session.usable) this.all.add(session);
      return session;
    } finally {
      this.opening--;
    }
  }
}
