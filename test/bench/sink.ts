// A process of its own that takes every mail: `sink.ts [LATENCY_MS]`. As little work as SMTP allows, so that the sender is
// what is measured; with a latency each answer comes so much later, as of a server far away. Prints `{ port }`, and answers each line on standard input with how many it took.
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

const END = Buffer.from('\r\n.\r\n');
const latencyMs = Number(process.argv[2] ?? 0);
let taken = 0;

function serve(socket: Socket): void {
  let inBody = false;
  let rest: Buffer = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  const say = (text: string): void => {
    if (latencyMs === 0) socket.write(text);
    else setTimeout(() => socket.write(text), latencyMs);
  };
  say('220 sink ESMTP\r\n');
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let answers = '';
    for (;;) {
      const end = inBody ? rest.indexOf(END) : rest.indexOf('\n');
      if (end < 0) break;
      if (inBody) {
        rest = rest.subarray(end + END.length);
        inBody = false;
        taken++;
        answers += `250 2.0.0 taken as ${taken}\r\n`;
        continue;
      }
      const verb = rest.toString('latin1', 0, 4).toUpperCase();
      rest = rest.subarray(end + 1);
      if (verb === 'EHLO') answers += '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n';
      else if (verb === 'DATA') {
        answers += '354 go on\r\n';
        inBody = true;
      } else if (verb === 'QUIT') answers += '221 bye\r\n';
      else answers += '250 ok\r\n';
    }
    if (answers) say(answers);
  });
}

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
const asked = createInterface({ input: process.stdin });
asked.on('line', () => process.stdout.write(`${JSON.stringify({ taken })}\n`));
asked.on('close', () => process.exit(0));
