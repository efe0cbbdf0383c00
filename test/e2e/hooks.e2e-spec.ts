import type { ReceivedMail } from '../support';
import { eventually } from '../support/eventually';
import { type Answer, type RunningProduct, startProduct } from '../support/product';

const SECRET = 'a-secret-for-hooks-of-the-tests';

describe('what comes back over HTTP', () => {
  let product: RunningProduct;
  beforeAll(async () => {
    product = await startProduct({ returns: { hooksSecret: SECRET } });
  });
  afterAll(() => product.stop());

  const post = async (
    name: string,
    body: string | Buffer,
    type: string,
    secret: string | null = SECRET,
  ): Promise<Answer> => {
    const headers = new Headers({ 'content-type': type });
    if (secret !== null) headers.set('authorization', `Basic ${btoa(`nurture:${secret}`)}`);
    const answer = await fetch(`${product.url}/hooks/${name}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(Buffer.from(body)),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const mailed = async (email: string): Promise<ReceivedMail> => {
    await product.signUp({ email });
    return product.mail(email);
  };
  const bounceOf = (mail: ReceivedMail, reply: string): string =>
    `From: MAILER-DAEMON@mx.example.net\nTo: ${mail.from}\nSubject: failure notice\n\n` +
    `Hi. This is the qmail-send program at mx.example.net.\n\n<${mail.to[0]}>:\n192.0.2.1 does not like recipient.\n` +
    `Remote host said: ${reply}\n`;
  const status = (answer: Answer): unknown => JSON.parse(answer.text);

  it('a piped bounce suppresses its contact, and stands on the mail and in the figures', async () => {
    const mail = await mailed('gone@example.com');
    const answer = await post('bounce', bounceOf(mail, '550 5.1.1 no such user'), 'message/rfc822');
    expect(status(answer)).toMatchObject({ returns: [{ fate: 'applied', kind: 'hard', reason: 'no such mailbox' }] });
    expect((await product.contact('gone@example.com')).consent.suppressed).toBe('bounce');
    const [{ id }] = (await product.api.get<{ items: [{ id: string }] }>('mails?contact=gone@example.com')).items;
    expect(await product.api.get(`mails/${id}`)).toMatchObject({
      returns: [{ kind: 'hard', reason: 'no such mailbox', status: '5.1.1', via: 'bounce' }],
    });
    const list = await product.api.get<{ items: object[] }>('suppressions?email=gone@example.com');
    expect(list.items).toMatchObject([
      { email: 'gone@example.com', reason: 'bounce', detail: 'no such mailbox (5.1.1)' },
    ]);
    expect((await product.visit('/metrics')).text).toContain('nurture_returns{what="hard"} 1');
  });

  it('a forged one is counted, and nothing else', async () => {
    const mail = await mailed('safe@example.com');
    const forged = bounceOf(mail, '550 5.1.1 no such user').replace(/\.[0-9a-f]{20}@/, '.00000000000000000000@');
    expect(status(await post('bounce', forged, 'message/rfc822'))).toMatchObject({ returns: [{ fate: 'forged' }] });
    expect((await product.contact('safe@example.com')).consent.suppressed).toBeNull();
    expect((await product.visit('/metrics')).text).toContain('nurture_returns{what="forged"} 1');
  });

  it('Postmark reports a complaint by the address alone', async () => {
    await mailed('annoyed@example.com');
    const body = JSON.stringify({ RecordType: 'SpamComplaint', Email: 'annoyed@example.com' });
    expect((await post('postmark', body, 'application/json')).status).toBe(200);
    expect((await product.contact('annoyed@example.com')).consent).toMatchObject({
      complained: true,
      suppressed: 'complaint',
      mail: 'withdrawn',
    });
  });

  it('keeps strangers out before their body is read', async () => {
    for (const secret of [null, 'wrong']) {
      const answer = await post('bounce', Buffer.alloc(8_000_000, 'x'), 'message/rfc822', secret).catch(() => null);
      // The connection may be closed while the body is still on its way.
      if (answer) expect(answer.status).toBe(401);
    }
    expect((await post('bounce', 'x', 'message/rfc822', 'wrong')).status).toBe(401);
    expect((await post('%62ounce', 'x', 'message/rfc822', null)).status).toBe(401);
    expect((await post('ses', '{}', 'text/plain')).status).toBe(403);
    expect((await post('mailgun', '{}', 'application/json')).status).toBe(404);
  });

  it('refuses 50 MB and 10,000 parts, and goes on', async () => {
    const huge = await post('bounce', Buffer.alloc(50 * 1024 * 1024, 'x'), 'message/rfc822').catch(() => null);
    if (huge) expect(huge.status).toBe(413);
    const parts = '--b\nContent-Type: text/plain\n\nx\n'.repeat(10_000);
    const many = `From: MAILER-DAEMON@x.example\nContent-Type: multipart/mixed; boundary=b\n\n${parts}--b--\n`;
    expect((await post('bounce', many, 'message/rfc822')).status).toBe(413);
    expect((await post('bounce', 'nothing of ours', 'message/rfc822')).status).toBe(200);
    expect((await post('bounce', '{}', 'application/json')).status).toBe(422);
  });

  it('a person says what became of a mail in doubt', async () => {
    const mail = await mailed('doubt@example.com');
    const [{ id }] = (await product.api.get<{ items: [{ id: string }] }>('mails?contact=doubt@example.com')).items;
    expect((await product.api.post(`mails/${id}/resolve`, { arrived: true })).status).toBe(409);
    await product.db.query(`UPDATE mail SET status = 'in-doubt', doubted = true WHERE id = $1`, [id]);
    expect((await product.api.post(`mails/${id}/resolve`, { arrived: 'yes' })).status).toBe(422);
    const resolved = await product.api.post(`mails/${id}/resolve`, { arrived: true });
    expect(JSON.parse(resolved.text)).toMatchObject({
      status: 'sent',
      messageId: mail.headers.get('message-id')?.slice(1, -1),
    });
  });

  it('a person has a mail in doubt sent again: the same one, once', async () => {
    const mail = await mailed('again@example.com');
    const [{ id }] = (await product.api.get<{ items: [{ id: string }] }>('mails?contact=again@example.com')).items;
    const again = () => product.api.post(`mails/${id}/send-again`, {});
    expect((await again()).status).toBe(409);
    await product.db.query(`UPDATE mail SET status = 'in-doubt', doubted = true WHERE id = $1`, [id]);
    expect(JSON.parse((await again()).text)).toMatchObject({ status: 'deferred' });
    expect((await again()).status).toBe(409);
    await product.atRest();
    const [first, second, third] = product.mailsTo('again@example.com');
    expect([first?.raw.equals(mail.raw), second?.headers.get('message-id'), third]).toEqual([true, mail.headers.get('message-id'), undefined]); // prettier-ignore
    expect((await product.api.post('mails/999999/send-again', {})).status).toBe(404);
  });

  it('lists work that failed too often, tries one again and drops another', async () => {
    await product.db.query(
      `INSERT INTO task (queue, key, due_at, payload, created_at, set_aside_at, reason, attempts)
       SELECT 'announce', 'aside' || n, nurture_now() + interval '30 days', '{}', nurture_now(), nurture_now(), 'no such team', 12 FROM generate_series(1, 2) n`,
    );
    const listed = async () => (await product.api.get<{ items: { id: string; reason: string }[] }>('tasks/set-aside')).items; // prettier-ignore
    const [one, two] = await listed();
    expect([one?.reason, (await product.api.get<{ tasksSetAside: number }>('status')).tasksSetAside]).toEqual(['no such team', 2]); // prettier-ignore
    expect((await product.api.post(`tasks/${one?.id}/discard`, {})).status).toBe(200);
    expect((await product.api.post(`tasks/${two?.id}/retry`, {})).status).toBe(200);
    expect((await product.api.post(`tasks/${two?.id}/retry`, {})).status).toBe(404);
    expect(await listed()).toEqual([]);
    // It would fail again for ever: nobody waits for it.
    await product.db.query(`DELETE FROM task WHERE key LIKE 'aside%'`);
  });

  it('an open settles a mail in doubt', async () => {
    const mail = await mailed('reader@example.com');
    const [{ id }] = (await product.api.get<{ items: [{ id: string }] }>('mails?contact=reader@example.com')).items;
    await product.db.query(`UPDATE mail SET status = 'in-doubt', doubted = true WHERE id = $1`, [id]);
    await product.open(mail);
    await product.settled();
    await product.atRest();
    await eventually('the doubt is over', async () => {
      const { status } = await product.api.get<{ status: string }>(`mails/${id}`);
      return status === 'sent';
    });
  });
});
