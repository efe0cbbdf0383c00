import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Database } from '@nurture/store';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Logger } from '../deliver/types';

/** The development mailbox: a mail server that sends nothing on. */
export interface Mailbox {
  /** For SMTP_URL's place. */
  readonly url: string;
  close(): Promise<void>;
}

const LARGEST_BYTES = 25 * 1024 * 1024;

/**
 * Takes every mail that the product sends and keeps it in the database, each before it is answered: what the product
 * counts as sent can be looked at. Listens on a free port of this machine alone.
 */
export async function startMailbox(db: Database, logger: Logger): Promise<Mailbox> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    logger: false,
    closeTimeout: 1_000,
    onData: (stream, session, done) => {
      store(db, stream, session).then(
        () => done(),
        (error: unknown) => {
          logger.error({ err: error }, 'the mailbox could not keep a mail');
          done(Object.assign(new Error('The mailbox cannot keep it now'), { responseCode: 451 }));
        },
      );
    },
  });
  server.on('error', (error: Error) => logger.warn({ err: error }, 'the mailbox lost a connection'));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function store(db: Database, stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  await db.query(
    `INSERT INTO mailbox_message (received_at, sender, recipients, raw) VALUES (nurture_now(), $1, $2, $3)`,
    [
      envelope.mailFrom === false ? '' : envelope.mailFrom.address,
      envelope.rcptTo.map(({ address }) => address),
      Buffer.concat(chunks),
    ],
  );
}
