// Says whether a log-in is right, as Postfix asks it (the authentication protocol of Dovecot, version 1.1).
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

const GREETING = ['VERSION\t1\t1', 'MECH\tPLAIN\tplaintext', 'SPID\t1', 'CUID\t1', 'COOKIE\t0123456789abcdef0123456789abcdef', 'DONE']; // prettier-ignore

/** Counts what was asked. */
export interface LogIn {
  readonly port: number;
  accepted: number;
  close(): void;
}

export async function startLogIn(user: string, password: string): Promise<LogIn> {
  const right = Buffer.from(`\0${user}\0${password}`).toString('base64');
  const server = createServer((socket) => {
    socket.on('error', () => undefined); // Postfix ends as it likes
    socket.write(`${GREETING.join('\n')}\n`);
    let rest = '';
    socket.on('data', (data: Buffer) => {
      const lines = `${rest}${data.toString('latin1')}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) answer(line, socket);
    });
  });
  const answer = (line: string, socket: Socket): void => {
    const [command, id = '', ...fields] = line.split('\t');
    if (command !== 'AUTH') return;
    const given = fields.find((field) => field.startsWith('resp='))?.slice('resp='.length);
    if (given === right) logIn.accepted++;
    socket.write(given === right ? `OK\t${id}\tuser=${user}\n` : `FAIL\t${id}\tuser=${user}\n`);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const logIn: LogIn = { port, accepted: 0, close: () => void server.close() };
  return logIn;
}
