import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** An IMAP server with one mailbox that knows just what a reader asks for. */
export interface ImapServer {
  /** What a reader is given: `imap://…`. */
  readonly url: string;
  /** Mails by UID, from 1 on; a test puts them in. */
  readonly mails: Buffer[];
  /** Every command that came, without its tag; passwords too. */
  readonly commands: string[];
  /** The mailbox is made anew: the same numbers mean other mails. */
  uidValidity: number;
  close(): Promise<void>;
}

const PASSWORD = 'secret';

export async function startImapServer(): Promise<ImapServer> {
  const mails: Buffer[] = [];
  const commands: string[] = [];
  const state = { uidValidity: 1 };
  const server = createServer((socket) => {
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
    socket.on('error', () => undefined);
    let unread = '';
    socket.on('data', (chunk: Buffer) => {
      unread += chunk.toString('latin1');
      for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
        const [, tag = '', command = ''] = /^(\S+) (.*)$/.exec(unread.slice(0, end)) ?? [];
        unread = unread.slice(end + 2);
        commands.push(command);
        answer(socket, tag, command, mails, state.uidValidity);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `imap://bounces:${PASSWORD}@127.0.0.1:${port}/INBOX`,
    mails,
    commands,
    get uidValidity() {
      return state.uidValidity;
    },
    set uidValidity(value) {
      state.uidValidity = value;
    },
    close: () => new Promise((done) => void server.close(() => done())),
  };
}

function answer(socket: Socket, tag: string, command: string, mails: readonly Buffer[], uidValidity: number): void {
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  const verb = /^(?:UID )?\w+/i.exec(command)?.[0].toUpperCase() ?? '';
  if (verb === 'LOGIN' && !command.includes(PASSWORD)) return say(`${tag} NO [AUTHENTICATIONFAILED] wrong password`);
  if (verb === 'CAPABILITY') say('* CAPABILITY IMAP4rev1');
  if (verb === 'LIST') say('* LIST (\\HasNoChildren) "/" "INBOX"');
  if (verb === 'EXAMINE' || verb === 'SELECT') {
    say(`* ${mails.length} EXISTS`);
    say(`* OK [UIDVALIDITY ${uidValidity}] valid`);
    say(`* OK [UIDNEXT ${mails.length + 1}] next`);
  }
  if (verb === 'UID SEARCH') say(['* SEARCH', ...searched(command, mails.length)].join(' '));
  if (verb === 'UID FETCH') fetched(socket, command, mails);
  if (verb === 'LOGOUT') say('* BYE');
  say(`${tag} OK ${verb === 'EXAMINE' ? '[READ-ONLY] ' : ''}done`);
}

/** `N:*` gives the last mail even when its number is below N (RFC 3501, 6.4.8). */
function searched(command: string, count: number): number[] {
  const from = Number(/UID (\d+):\*/.exec(command)?.[1] ?? 1);
  return Array.from({ length: count }, (_, index) => index + 1).filter((uid) => uid >= from || uid === count);
}

function fetched(socket: Socket, command: string, mails: readonly Buffer[]): void {
  const [, set = ''] = /UID FETCH (\S+)/i.exec(command) ?? [];
  const [, from, count] = /BODY\.PEEK\[\]<(\d+)\.(\d+)>/i.exec(command) ?? [];
  for (const uid of set.split(',').flatMap(range)) {
    const mail = mails[uid - 1];
    if (!mail) continue;
    const end = mail.indexOf('\r\n\r\n') + 4;
    const [name, body] =
      count === undefined
        ? ['BODY[HEADER]', mail.subarray(0, end)]
        : [`BODY[]<${from}>`, mail.subarray(Number(from), Number(from) + Number(count))];
    socket.write(`* ${uid} FETCH (UID ${uid} RFC822.SIZE ${mail.length} ${name} {${body.length}}\r\n`);
    socket.write(body);
    socket.write(')\r\n');
  }
}

function range(text: string): number[] {
  const [from = 0, until = from] = text.split(':').map(Number);
  return Array.from({ length: until - from + 1 }, (_, index) => from + index);
}
