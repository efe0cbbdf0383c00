import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Where a server can misbehave: every point at which it has a word to say, and the middle of the mail. */
export const RAW_STAGES = ['greeting', 'EHLO', 'MAIL FROM', 'RCPT TO', 'DATA', 'mail', 'final dot'] as const;
export type RawStage = (typeof RAW_STAGES)[number];

/**
 * What it does there. `slow`: the right answer, byte by byte. `drip`: a byte now and then, for ever. `flood`: one reply
 * without an end. `garbage`: what is no SMTP.
 */
export const RAW_REACTIONS = ['4xx', '5xx', 'drop', 'hang', 'slow', 'drip', 'long', 'flood', 'garbage'] as const;
export type RawReaction = (typeof RAW_REACTIONS)[number];

export interface RawServer {
  readonly url: string;
  /** Mails whose final dot arrived. */
  readonly received: number;
  close(): Promise<void>;
}

const RIGHT: Readonly<Record<RawStage, string>> = {
  greeting: '220 mx.example ESMTP\r\n',
  EHLO: '250 mx.example\r\n',
  'MAIL FROM': '250 2.1.0 ok\r\n',
  'RCPT TO': '250 2.1.5 ok\r\n',
  DATA: '354 go on\r\n',
  mail: '',
  'final dot': '250 2.0.0 taken\r\n',
};
const DRIP_MS = 20;

/** A mail server by hand, on a free port: no library answers as badly as a real one can. */
export async function startRawSmtp(stage: RawStage, reaction: RawReaction): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const state = { received: 0 };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, stage, reaction, state);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    get received() {
      return state.received;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(socket: Socket, stage: RawStage, reaction: RawReaction, state: { received: number }): void {
  let inMail = false;
  let unread = '';
  const say = (at: RawStage): void => {
    if (at === stage) misbehave(socket, at, reaction);
    else socket.write(RIGHT[at]);
  };
  say('greeting');
  socket.on('data', (chunk: Buffer) => {
    unread += chunk.toString('latin1');
    if (inMail && stage === 'mail') return misbehave(socket, 'mail', reaction);
    for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
      const line = unread.slice(0, end);
      unread = unread.slice(end + 2);
      if (inMail && line !== '.') continue;
      if (inMail) state.received++;
      const at: RawStage = inMail ? 'final dot' : stageOf(line);
      inMail = at === 'DATA' && stage !== 'DATA';
      say(at);
    }
  });
}

const stageOf = (line: string): RawStage =>
  /^MAIL/i.test(line) ? 'MAIL FROM' : /^RCPT/i.test(line) ? 'RCPT TO' : /^DATA/i.test(line) ? 'DATA' : 'EHLO';

function misbehave(socket: Socket, at: RawStage, reaction: RawReaction): void {
  switch (reaction) {
    case '4xx':
      return void socket.write('451 4.3.0 not now\r\n');
    case '5xx':
      return void socket.write('550 5.7.1 not you\r\n');
    case 'drop':
      return void socket.destroy();
    case 'hang':
      return;
    case 'slow':
      return trickle(socket, RIGHT[at]);
    case 'drip':
      return trickle(socket, '2'.repeat(10_000));
    case 'long':
      return void socket.write(
        RIGHT[at].replace(/^(\d{3}) /, `${'$1-' + 'x'.repeat(900) + '\r\n'}`.repeat(100) + '$1 '),
      );
    case 'flood':
      return flood(socket, RIGHT[at].slice(0, 3));
    case 'garbage':
      return void socket.write('\u0000\u0001<html>\r\n\r\nSSH-2.0-x\r\n');
  }
}

function trickle(socket: Socket, text: string): void {
  if (text === '' || socket.destroyed) return;
  socket.write(text.slice(0, 1));
  setTimeout(() => trickle(socket, text.slice(1)), DRIP_MS).unref();
}

/** Writes continuation lines as fast as they are read, until the other side has had enough. */
function flood(socket: Socket, code: string): void {
  const line = `${code}-${'x'.repeat(60_000)}\r\n`;
  const more = (): void => {
    while (!socket.destroyed && socket.write(line));
  };
  socket.on('drain', more);
  more();
}
