// A process of its own that takes every mail: `receiver.ts FILE`. Each Message-ID is on the disk, in FILE, before the
// sender hears of it, so that what was received is known whoever is killed. Prints `{ port }`. A line
// `{ point, times, pid }` on its input arms it: it kills that process when mails come to that point for the TIMES-th time.
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';
import type { ReceiverPoint } from './points';

interface Armed {
  readonly point: ReceiverPoint;
  readonly times: number;
  readonly pid: number;
}

const file = openSync(process.argv[2] ?? '', 'a');
const ID = /^message-id:\s*<([^>]+)>/im;
let armed: (Armed & { left: number }) | null = null;

function reach(point: ReceiverPoint): void {
  if (armed?.point !== point || --armed.left > 0) return;
  const { pid } = armed;
  armed = null;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it is gone already
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const wanted = JSON.parse(line) as Armed;
  armed = { ...wanted, left: wanted.times };
  process.stdout.write('{}\n');
});

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onMailFrom: (_address, _session, done) => {
    reach('sender named');
    done();
  },
  onRcptTo: (_address, _session, done) => {
    reach('recipient named');
    done();
  },
  onData: (stream, _session, done) => {
    const chunks: Buffer[] = [];
    stream.once('data', () => reach('in the body'));
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      reach('final dot, nothing kept');
      const [, id = 'none'] = ID.exec(Buffer.concat(chunks).toString('latin1')) ?? [];
      writeSync(file, `${id}\n`);
      fdatasyncSync(file);
      reach('kept on disk, no answer yet');
      done();
    });
  },
});
server.on('error', () => undefined); // killed senders drop their connections
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.server.address() as AddressInfo).port })}\n`);
});
