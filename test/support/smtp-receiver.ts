import { once } from 'node:events';
import type { Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** A mail for which the receiving server took responsibility. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** The mail as it came over the wire, dots unstuffed. */
  raw: Buffer;
  parsed: Email;
  /** Header fields by lower-case name; of several with one name, the first. */
  headers: ReadonlyMap<string, string>;
}

/**
 * Where in the conversation a server can misbehave: at the greeting, `MAIL FROM`, `RCPT TO`, in the middle of the body,
 * or after the final dot, when it has the whole mail.
 */
export type SmtpStage = 'connect' | 'mail' | 'rcpt' | 'body' | 'done';

/**
 * What the receiver does: go on, answer with an error (`body` answers once it has all), say nothing more, or close the
 * connection. At `done`, hanging and dropping happen after the mail was taken: it counts as received.
 */
export type SmtpReaction =
  { do: 'accept' } | { do: 'reply'; code: number; text?: string } | { do: 'hang' } | { do: 'drop' };

export interface SmtpMoment {
  stage: SmtpStage;
  /** Sender at `mail`, recipient at `rcpt`. */
  address: string | null;
  /** Which connection since the receiver was started, from 1 on. */
  connection: number;
  /** How many moments of this stage there were before. */
  before: number;
}
export type SmtpBehaviour = (moment: SmtpMoment) => SmtpReaction | undefined;

export interface SmtpReceiver {
  url: string;
  port: number;
  /** What was received, in order. */
  messages: ReceivedMail[];
  /** From now on; `undefined` from the function means accept. Without one: be good again. */
  behave(behaviour?: SmtpBehaviour): void;
  /** Waits until at least `count` mails were received (that `wanted` holds for), and gives them. */
  received(count: number, wanted?: (mail: ReceivedMail) => boolean): Promise<ReceivedMail[]>;
  /** How many connections are open now. */
  openConnections(): number;
  /** Cuts every connection, those that hang too, and goes on listening. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Misbehaves in one way at one stage, each time. */
export const always =
  (stage: SmtpStage, reaction: SmtpReaction): SmtpBehaviour =>
  (moment) =>
    moment.stage === stage ? reaction : undefined;

/** Misbehaves in one way at one stage the first `times` times, then no more. */
export const firstTimes =
  (times: number, stage: SmtpStage, reaction: SmtpReaction): SmtpBehaviour =>
  (moment) =>
    moment.stage === stage && moment.before < times ? reaction : undefined;

type Callback = (error?: Error | null) => void;

const smtpError = (code: number, text = 'as the test wants it') =>
  Object.assign(new Error(text), { responseCode: code });

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

class Receiver implements SmtpReceiver {
  readonly messages: ReceivedMail[] = [];
  private readonly sockets = new Map<number, { socket: Socket; number: number }>();
  private readonly seen: Record<SmtpStage, number> = { connect: 0, mail: 0, rcpt: 0, body: 0, done: 0 };
  private readonly waiting = new Set<() => void>();
  private behaviour: SmtpBehaviour = () => undefined;
  private connections = 0;
  readonly server: SMTPServer;

  constructor(
    private readonly auth: { user: string; pass: string } | undefined,
    smtpUtf8: boolean,
  ) {
    this.server = new SMTPServer({
      authOptional: auth === undefined,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS', ...(auth === undefined ? ['AUTH'] : [])],
      disableReverseLookup: true,
      logger: false,
      hideSMTPUTF8: !smtpUtf8,
      closeTimeout: 1,
      onAuth: ({ username, password }, _session, done) =>
        username === auth?.user && password === auth?.pass ? done(null, { user: username }) : done(smtpError(535)),
      onConnect: (session, done) => this.at('connect', session, null, done),
      onMailFrom: ({ address }, session, done) => this.at('mail', session, address, done),
      onRcptTo: ({ address }, session, done) => this.at('rcpt', session, address, done),
      onData: (stream, session, done) => void this.take(stream, session, done).catch(done),
    });
    this.server.on('error', () => undefined); // dropped connections are what tests ask for
    this.server.server.on('connection', (socket: Socket) => this.remember(socket));
  }

  get port(): number {
    const address = this.server.server.address();
    if (address === null || typeof address === 'string') throw new Error('the receiver listens on a port');
    return address.port;
  }

  get url(): string {
    const login = this.auth ? `${this.auth.user}:${this.auth.pass}@` : '';
    return `smtp://${login}127.0.0.1:${this.port}`;
  }

  behave(behaviour: SmtpBehaviour = () => undefined): void {
    this.behaviour = behaviour;
    for (const stage of Object.keys(this.seen) as SmtpStage[]) this.seen[stage] = 0;
  }

  async received(count: number, wanted: (mail: ReceivedMail) => boolean = () => true): Promise<ReceivedMail[]> {
    for (;;) {
      const found = this.messages.filter(wanted);
      if (found.length >= count) return found;
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  openConnections(): number {
    return this.sockets.size;
  }

  hangUp(): void {
    for (const { socket } of this.sockets.values()) socket.destroy();
  }

  async close(): Promise<void> {
    this.hangUp();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private remember(socket: Socket): void {
    const key = socket.remotePort ?? 0;
    this.sockets.set(key, { socket, number: ++this.connections });
    socket.once('close', () => this.sockets.delete(key));
  }

  private react(stage: SmtpStage, session: SMTPServerSession, address: string | null): SmtpReaction {
    const connection = this.sockets.get(session.remotePort)?.number ?? 0;
    return this.behaviour({ stage, address, connection, before: this.seen[stage]++ }) ?? { do: 'accept' };
  }

  private at(stage: SmtpStage, session: SMTPServerSession, address: string | null, done: Callback): void {
    this.carryOut(this.react(stage, session, address), session, done);
  }

  private carryOut(reaction: SmtpReaction, session: SMTPServerSession, done: Callback): void {
    switch (reaction.do) {
      case 'accept':
        return done();
      case 'reply':
        return done(smtpError(reaction.code, reaction.text));
      case 'drop':
        this.sockets.get(session.remotePort)?.socket.destroy();
        return;
      case 'hang':
        return;
    }
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession, done: Callback): Promise<void> {
    const early = this.react('body', session, null);
    if (early.do === 'drop' || early.do === 'hang') return this.carryOut(early, session, done);
    const raw = await readAll(stream);
    if (early.do === 'reply') return this.carryOut(early, session, done);
    const late = this.react('done', session, null);
    if (late.do !== 'reply') await this.keep(raw, session);
    this.carryOut(late, session, done);
  }

  private async keep(raw: Buffer, { envelope }: SMTPServerSession): Promise<void> {
    const parsed = await PostalMime.parse(raw);
    const headers = new Map(parsed.headers.toReversed().map(({ key, value }) => [key, value]));
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    this.messages.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw, parsed, headers });
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }
}

/** Starts an SMTP server on a free port that records what it receives, and misbehaves on demand. */
export async function startSmtpReceiver({
  auth,
  smtpUtf8 = true,
}: { auth?: { user: string; pass: string }; smtpUtf8?: boolean } = {}): Promise<SmtpReceiver> {
  const receiver = new Receiver(auth, smtpUtf8);
  receiver.server.listen(0, '127.0.0.1');
  await once(receiver.server.server, 'listening');
  return receiver;
}
