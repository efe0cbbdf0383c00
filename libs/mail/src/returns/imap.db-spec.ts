import { returnEffects } from '@nurture/contacts';
import { LIMITS } from '@nurture/core/bounce';
import { messageIdFor } from '@nurture/core/mail';
import { testDatabase } from '../../../../test/support';
import { type ImapServer, startImapServer } from '../../../../test/support/imap-server';
import { quiet } from '../../../../test/support/mail-scene';
import { readReturnMailbox } from './imap';

const secret = 'a secret of the tests';

describe('a mailbox to which mails come back', () => {
  const store = testDatabase();
  let imap: ImapServer;
  beforeEach(async () => {
    imap = await startImapServer();
    await store.db.query('DELETE FROM return_mailbox');
    await store.db.query('DELETE FROM return_count');
  });
  afterEach(() => imap.close());

  const read = (name: 'bounces' | 'replies' = 'bounces', url = imap.url): Promise<number> =>
    readReturnMailbox({ db: store.db, secret, effects: returnEffects({ secret }), logger: quiet }, { name, url });
  const put = (text: string): number => imap.mails.push(Buffer.from(text.replaceAll('\n', '\r\n')));
  const counted = async (): Promise<Record<string, number>> => {
    const rows = await store.db.query<{ what: string; n: number }>('SELECT what, n::int FROM return_count');
    return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
  };
  const FORGED = 'From: MAILER-DAEMON@x.example\nTo: bounce+1.00000000000000000000@ours.example\nSubject: failure notice\n\n550 user unknown\n'; // prettier-ignore

  it('is read from where it was left, each mail once', async () => {
    put(FORGED);
    put(FORGED);
    expect(await read()).toBe(2);
    expect(await read()).toBe(0);
    put(FORGED);
    expect(await read()).toBe(1);
    expect(await counted()).toEqual({ forged: 3 });
  });

  it('is read from its beginning when it was made anew', async () => {
    put(FORGED);
    await read();
    imap.uidValidity = 2;
    expect(await read()).toBe(1);
  });

  it('is left as it was: nothing is marked, moved or deleted', async () => {
    put(FORGED);
    await read();
    const verbs = imap.commands.map((command) => command.split(' ').slice(0, 2).join(' ').toUpperCase());
    expect(verbs.some((verb) => verb.startsWith('EXAMINE'))).toBe(true);
    expect(verbs.filter((verb) => /STORE|MOVE|COPY|EXPUNGE|SELECT|APPEND/.test(verb))).toEqual([]);
    expect(imap.commands.join('\n')).not.toMatch(/BODY\[/);
  });

  it('is not read of mails that are too large: they are counted', async () => {
    put(`From: MAILER-DAEMON@x.example\n\n${'x'.repeat(LIMITS.messageBytes)}`);
    expect(await read()).toBe(1);
    expect(await counted()).toEqual({ refused: 1 });
    expect(imap.commands.filter((command) => command.includes('BODY.PEEK[]'))).toEqual([]);
  });

  it('of a person’s own, nothing is read but the headers and what concerns us', async () => {
    put('From: friend@x.example\nTo: sanne@example.com\nSubject: Tonight\n\nDinner at eight?\n');
    put(
      `From: ann@x.example\nTo: sanne@example.com\nSubject: Re: x\nIn-Reply-To: <${messageIdFor('7', secret, 'example.com')}>\n\nYes.\n`,
    );
    expect(await read('replies')).toBe(2);
    expect(imap.commands.filter((command) => command.includes('BODY.PEEK[]')).join()).toMatch(/^UID FETCH 2 /);
    expect(await counted()).toEqual({ unknown: 1 });
  });

  it('that lets nobody in is an error, and leaves no connection behind', async () => {
    await expect(read('bounces', imap.url.replace('secret', 'wrong'))).rejects.toThrow();
  });
});
