import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

const ID = /^message-id:\s*<([^>]+)>/im;

/** What came in, without keeping it: for runs of hundreds of thousands of mails. */
export interface MailCounter {
  readonly url: string;
  /** How often each Message-ID came. */
  readonly ids: ReadonlyMap<string, number>;
  /** Called with the recipient and the Message-ID once the mail is taken. */
  onMail: (to: string, id: string) => void;
  close(): Promise<void>;
}

export async function countMails(): Promise<MailCounter> {
  const ids = new Map<string, number>();
  const counter: Pick<MailCounter, 'ids' | 'onMail'> = { ids, onMail: () => undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => {
      let head = '';
      stream.on('data', (chunk: Buffer) => {
        if (head.length < 16_384) head += chunk.toString('latin1');
      });
      stream.on('end', () => {
        const [, id = 'none'] = ID.exec(head) ?? [];
        ids.set(id, (ids.get(id) ?? 0) + 1);
        counter.onMail(session.envelope.rcptTo[0]?.address ?? '', id);
        done();
      });
    },
  });
  server.on('error', () => undefined); // killed senders drop their connections
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(counter, {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
