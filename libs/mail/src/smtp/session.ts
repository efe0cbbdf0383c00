import type { Writable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { connectionOptions, type SmtpSettings } from './options';
import { failureFrom, outcomeOf, type SmtpOutcome } from './outcome';
import { wireMessage, type WireMessage } from './wire';

/** One mail on its way to a server: validated addresses and its frozen bytes. */
export interface SmtpMessage {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

const NEEDS_UTF8 = 'the address is not ASCII before the @, and the mail server does not offer SMTPUTF8 (RFC 6531)';

/** What nodemailer keeps to itself: the version is pinned. */
interface Internals {
  readonly _supportedExtensions?: unknown;
  readonly _socket: Writable;
  readonly _responseActions: ((answer: string) => void)[];
  _actionSMTPStream(answer: string, callback: SendCallback): void;
  /** Makes what takes the message's bytes after the server said 354. */
  _createSendStream(callback: SendCallback): { readonly outByteCount: number; write(raw: Buffer): void; end(): void };
}
type SendCallback = (error: unknown, answer?: string) => void;

const internalsOf = (connection: SMTPConnection): Internals => connection as unknown as Internals;

/** What the server offers; nodemailer sends such addresses to any server. */
function offersUtf8(connection: SMTPConnection): boolean {
  const { _supportedExtensions: offered } = internalsOf(connection);
  return Array.isArray(offered) && offered.includes('SMTPUTF8');
}

/** A message no longer than this fits into the socket whole: its end goes out with it. */
const AT_ONCE_BYTES = 65_536;

const isAscii = (address: string): boolean => /^[ -~]*$/.test(address);

interface LogEntry {
  readonly tnx?: string;
}

const silent = (): void => undefined;

/**
 * One open connection to the server, used for one mail at a time. nodemailer speaks the protocol; its log entry
 * `message`, written when the last byte went out, is what tells a connection lost before the final dot from one lost
 * after it.
 */
export class SmtpSession {
  /** False once the connection is of no use any more. */
  usable = true;
  private bodySent = false;
  private failed: ((error: unknown) => void) | null = null;
  /** The mail under way, where its bytes can go out as they are. */
  private wire: WireMessage | null = null;

  private constructor(
    private readonly connection: SMTPConnection,
    private readonly settings: SmtpSettings,
    private readonly onEnd: (session: SmtpSession) => void,
  ) {
    connection.on('error', (error: unknown) => this.end(error));
    connection.on('end', () => this.end(new Error('Connection closed')));
    const internals = internalsOf(connection);
    const usual = internals._createSendStream.bind(connection);
    // Its own stream looks at every byte once more, which takes a tenth of all that a mail costs.
    internals._createSendStream = (callback) => (this.wire ? this.direct(this.wire, callback) : usual(callback));
  }

  /**
   * Connects, greets and logs in.
   *
   * @throws the server's or the network's error
   */
  static open(settings: SmtpSettings, onEnd: (session: SmtpSession) => void): Promise<SmtpSession> {
    let session: SmtpSession | null = null;
    const note = (entry: unknown): void => {
      if (session && (entry as LogEntry).tnx === 'message') session.bodySent = true;
    };
    const connection = new SMTPConnection({
      ...connectionOptions(settings),
      logger: { trace: silent, debug: silent, info: note, warn: silent, error: silent, fatal: silent, level: silent },
    });
    const opened = new SmtpSession(connection, settings, onEnd);
    session = opened;
    return opened.connect();
  }

  /** Hands over one mail; resolves with what came of it, within `attemptMs`, and never throws. */
  send({ from, to, raw }: SmtpMessage): Promise<SmtpOutcome> {
    this.bodySent = false;
    this.wire = wireMessage(raw);
    if (!isAscii(to) && !offersUtf8(this.connection)) return Promise.resolve({ outcome: 'failed', reason: NEEDS_UTF8 });
    return new Promise((resolve) => {
      const done = (outcome: SmtpOutcome): void => {
        clearTimeout(deadline);
        this.failed = null;
        resolve(outcome);
      };
      const fail = (error: unknown): void => {
        this.failed = null;
        const failure = failureFrom(error, this.bodySent);
        // Only an answer leaves the session in a state that the next mail can build on.
        if (failure.status === null || failure.status === 421) this.close();
        done(outcomeOf(failure));
      };
      const deadline = setTimeout(() => fail(new Error('The attempt took too long')), this.settings.attemptMs);
      this.failed = fail;
      this.connection.send({ from, to: [to], size: raw.length }, raw, (error, info) => {
        if (this.failed !== fail) return;
        if (error) fail(error);
        else done({ outcome: 'sent', response: info?.response ?? '' });
      });
    });
  }

  /** Writes the bytes that are ready. The end follows a large message only once all of that has left. */
  private direct({ body, end }: WireMessage, callback: SendCallback): ReturnType<Internals['_createSendStream']> {
    const internals = internalsOf(this.connection);
    internals._responseActions.push((answer) => internals._actionSMTPStream(answer, callback));
    const { _socket: socket } = internals;
    const finish = (error?: Error | null): void => {
      if (error) return; // the connection tells of it
      this.bodySent = true;
      socket.write(end);
    };
    const write = (): void => {
      if (body.length > AT_ONCE_BYTES) return void socket.write(body, finish);
      socket.cork();
      socket.write(body);
      finish();
      socket.uncork();
    };
    return { outByteCount: body.length + end.length, write, end: () => undefined };
  }

  /** After a refused mail: clears the server's transaction. False when the connection can't be used again. */
  async reset(): Promise<boolean> {
    if (!this.usable) return false;
    const cleared = await new Promise<boolean>((resolve) => {
      const deadline = setTimeout(() => resolve(false), this.settings.silenceMs);
      const told = (isCleared: boolean): void => {
        clearTimeout(deadline);
        resolve(isCleared);
      };
      this.failed = () => told(false);
      this.connection.reset((error) => told(!error));
    });
    this.failed = null;
    if (!cleared) this.close();
    return this.usable;
  }

  /** Says goodbye politely. */
  quit(): void {
    if (!this.usable) return;
    this.connection.quit();
    this.usable = false;
  }

  close(): void {
    this.end(new Error('Connection closed'));
    this.connection.close();
  }

  private connect(): Promise<SmtpSession> {
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => this.end(new Error('Opening took too long')), this.settings.openMs);
      this.failed = (error) => {
        clearTimeout(deadline);
        this.close();
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const ready = (): void => {
        clearTimeout(deadline);
        this.failed = null;
        resolve(this);
      };
      this.connection.connect((error) => {
        const { user, password } = this.settings;
        if (error) return this.failed?.(error);
        if (user === null) return ready();
        this.connection.login({ user, pass: password ?? '' }, (refused) =>
          refused ? this.failed?.(refused) : ready(),
        );
      });
    });
  }

  private end(error: unknown): void {
    const first = this.usable;
    this.usable = false;
    const { failed } = this;
    this.failed = null;
    failed?.(error);
    if (first) this.onEnd(this);
  }
}
