// A process of its own that takes every mail: `receiver.ts FILE`. Each Message-ID is on the disk, in FILE, before the
// sender hears of it, so that what was received is known whoever is killed. Prints `{ port }`.
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

const file = openSync(process.argv[2] ?? '', 'a');
const ID = /^message-id:\s*<([^>]+)>/im;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const [, id = 'none'] = ID.exec(Buffer.concat(chunks).toString('latin1')) ?? [];
      writeSync(file, `${id}\n`);
      fdatasyncSync(file);
      done();
    });
  },
});
server.on('error', () => undefined); // killed senders drop their connections
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.server.address() as AddressInfo).port })}\n`);
});
