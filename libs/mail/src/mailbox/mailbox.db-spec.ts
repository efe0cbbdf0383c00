import { testDatabase } from '../../../../test/support';
import { quiet } from '../../../../test/support/mail-scene';
import { smtpSettings } from '../smtp/options';
import { SmtpPool } from '../smtp/pool';
import { listMailbox, readMailbox } from './read';
import { startMailbox } from './receive';

const raw = Buffer.from(
  'From: Sanne <sanne@example.com>\r\nTo: ann@example.org\r\nSubject: =?utf-8?Q?Caf=C3=A9?=\r\nX-Note: seen\r\n' +
    'MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\n<p>Hello</p>\r\n',
);

describe('the development mailbox', () => {
  const store = testDatabase();

  it('has a mail, rendered and byte for byte, once the sender was answered', async () => {
    const mailbox = await startMailbox(store.db, quiet);
    const pool = new SmtpPool(smtpSettings(mailbox.url, 2));
    const [session] = await pool.take(1);
    const message = { from: 'bounce@example.com', to: 'ann@example.org', raw };
    const outcome = session && (await pool.send(session, message));
    expect(outcome).toMatchObject({ outcome: 'sent' });
    if (session) pool.give(session);
    pool.close();
    await mailbox.close();

    const [entry] = await listMailbox(store.db);
    expect(entry).toMatchObject({ from: 'sanne@example.com', to: ['ann@example.org'], subject: 'Café' });
    const mail = await readMailbox(store.db, entry?.id ?? '');
    expect(mail?.html).toContain('<p>Hello</p>');
    expect(mail?.headers).toContainEqual({ name: 'X-Note', value: 'seen' });
    expect(mail?.raw.equals(raw)).toBe(true);
  });

  it('has nothing under a number that is none', async () => {
    expect(await readMailbox(store.db, '1; DROP TABLE mail')).toBeUndefined();
    expect(await readMailbox(store.db, '999999')).toBeUndefined();
  });
});
