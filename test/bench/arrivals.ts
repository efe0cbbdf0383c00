import { createServer, type Server, type Socket } from 'node:net';

/** A mail server that takes everything, and knows when each address was first written to. */
export class Arrivals {
  private readonly at = new Map<string, number>();
  private readonly waiting = new Map<string, (at: number) => void>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static open(): Promise<Arrivals> {
    return new Promise((resolve, reject) => {
      const server = createServer().once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        const arrivals = new Arrivals(server, typeof address === 'object' && address !== null ? address.port : 0);
        server.on('connection', (socket) => arrivals.serve(socket));
        resolve(arrivals);
      });
    });
  }

  get count(): number {
    return this.at.size;
  }

  /** When the first mail to an address had come, on this process's own clock. */
  of(email: string): Promise<number> {
    const known = this.at.get(email);
    return known === undefined ? new Promise((resolve) => this.waiting.set(email, resolve)) : Promise.resolve(known);
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private serve(socket: Socket): void {
    let [rest, recipient, inBody] = ['', '', false];
    this.sockets.add(socket.setNoDelay(true));
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => socket.destroy());
    socket.write('220 arrivals ESMTP\r\n');
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      rest += chunk;
      for (;;) {
        const mark = inBody ? '\r\n.\r\n' : '\r\n';
        const end = rest.indexOf(mark);
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + mark.length);
        if (inBody) this.arrived(recipient);
        else recipient = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1] ?? recipient;
        inBody = !inBody && /^DATA/i.test(line);
        socket.write(answerTo(line, inBody));
      }
    });
  }

  private arrived(email: string): void {
    const now = performance.now();
    if (!this.at.has(email)) this.at.set(email, now);
    this.waiting.get(email)?.(now);
    this.waiting.delete(email);
  }
}

function answerTo(line: string, inBody: boolean): string {
  if (inBody) return '354 go on\r\n';
  return /^EHLO/i.test(line) ? '250-arrivals\r\n250 8BITMIME\r\n' : '250 ok\r\n';
}
