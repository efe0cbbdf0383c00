import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { always, firstTimes, type SmtpReaction, type SmtpStage } from '../support';
import { eventually } from '../support/eventually';
import { filledIn, type RunningProduct, startProduct } from '../support/product';
import { siteWorkspace } from '../support/site-workspace';
import { proxyTo, type TcpProxy } from '../support/tcp-proxy';

/** The full run waits the half minute of real time after which a silent server is given up; else it is cut off. */
const FULL = process.env['NURTURE_TEST_FULL'] === '1';

/** An amount in a currency that the person's own data names: for most names there is none, and formatting throws. */
function withMailThatThrowsFor(workspace: string): void {
  const path = join(workspace, 'mails/whitepaper-delivery.mjml');
  const amount = '{{#if (eq contact.firstName "No currency")}}{{formatNumber 1 currency=contact.firstName}}{{/if}}';
  writeFileSync(path, readFileSync(path, 'utf8').replace('</mj-text>', `${amount}</mj-text>`));
}

describe('a mail server that', () => {
  let product: RunningProduct;
  let proxy: TcpProxy;
  const workspace = siteWorkspace([]);
  beforeAll(async () => {
    withMailThatThrowsFor(workspace);
    product = await startProduct({ workspace, reachSmtp: async (url) => (proxy = await proxyTo(url)).url });
  });
  afterAll(async () => {
    await product.stop();
    await proxy.close();
    rmSync(workspace, { recursive: true, force: true });
  });
  afterEach(() => product.smtp.behave());

  const signUp = async (email: string): Promise<void> => {
    const answer = await product.post('/p/b2b-maturity-model', filledIn({ email, nonce: email, locale: 'en' }));
    expect(answer.status).toBe(303);
  };
  const mailsOf = async (email: string) => (await product.contact(email)).mails;
  const waiting = (email: string, reason: RegExp, withinMs = 10_000) =>
    eventually(
      `the mail to ${email} waits with its reason`,
      async () => {
        const [mail] = await mailsOf(email);
        return mail?.status === 'deferred' && reason.test(mail.reason ?? '');
      },
      withinMs,
    );
  const arrivesOnceLater = async (email: string): Promise<void> => {
    expect(product.mailsTo(email)).toEqual([]);
    product.smtp.behave();
    await product.move({ minutes: 10 });
    await product.mail(email);
    await product.atRest();
    expect(await mailsOf(email)).toMatchObject([{ status: 'sent' }]);
    await product.move({ minutes: 30 });
    await product.atRest();
    expect(product.mailsTo(email)).toHaveLength(1);
  };

  const faults: [string, SmtpStage, SmtpReaction, RegExp][] = [
    ['refuses the recipient for now', 'rcpt', { do: 'reply', code: 450, text: 'mailbox busy' }, /mailbox busy/],
    ['refuses the mail after the final dot', 'done', { do: 'reply', code: 451, text: 'try later' }, /try later/],
    ['refuses us as a sender, which an operator can mend', 'mail', { do: 'reply', code: 550, text: 'who?' }, /who\?/],
    ['drops the connection in the middle of a mail', 'body', { do: 'drop' }, /./],
  ];
  it.each(faults)('%s gets the mail once, later', async (what, stage, reaction, reason) => {
    const email = `${what.replace(/\W+/g, '-')}@example.org`;
    product.smtp.behave(always(stage, reaction));
    await signUp(email);
    await waiting(email, reason);
    await arrivesOnceLater(email);
  });

  it('refuses the recipient for good is not asked again, and the reason stands with the mail', async () => {
    const email = 'unknown@example.org';
    product.smtp.behave(always('rcpt', { do: 'reply', code: 550, text: 'no such user' }));
    await signUp(email);
    await eventually('the mail has failed', async () => (await mailsOf(email))[0]?.status === 'failed');
    product.smtp.behave();
    await product.move({ days: 1 });
    await product.atRest();
    const [mail] = await mailsOf(email);
    expect([mail?.status, mail?.reason]).toEqual(['failed', expect.stringContaining('no such user')]);
    expect(product.mailsTo(email)).toEqual([]);
  });

  it('hangs on one mail holds up no other, and gets that one once the silence has lasted too long', async () => {
    const email = 'hangs@example.org';
    product.smtp.behave(({ stage, address }) => (stage === 'rcpt' && address === email ? { do: 'hang' } : undefined));
    await signUp(email);
    const others = Array.from({ length: 10 }, (_, index) => `beside${index}@example.org`);
    for (const other of others) await signUp(other);
    for (const other of others) await product.mail(other);
    expect(product.mailsTo(email)).toEqual([]);
    if (!FULL) product.smtp.hangUp();
    await waiting(email, /./, FULL ? 40_000 : 10_000);
    await arrivesOnceLater(email);
  }, 90_000);

  it('never answers the final dot leaves the mail in doubt: counted, shown, and not sent again', async () => {
    const email = 'doubt@example.org';
    product.smtp.behave(firstTimes(1, 'done', { do: 'drop' }));
    await signUp(email);
    await eventually('the mail is in doubt', async () => (await mailsOf(email))[0]?.status === 'in-doubt');
    const { items } = await product.api.get<{ items: { status: string }[] }>('mails?status=in-doubt');
    expect(items).toHaveLength(1);
    await product.move({ days: 1 });
    await product.atRest();
    expect(product.mailsTo(email)).toHaveLength(1);
    await product.move({ days: 3 }); // nobody waits for ever for what can't be known
    await product.walked(email, 'sent -> 3 days -> reminder');
  });

  it("is well gets everybody's mail but that of whom the template throws for, which ends with its reason", async () => {
    const email = 'thrown@example.org';
    const fields = filledIn({ email, nonce: email, locale: 'en', firstName: 'No currency' });
    expect((await product.post('/p/b2b-maturity-model', fields)).status).toBe(303);
    await signUp('beside-thrown@example.org');
    await product.mail('beside-thrown@example.org');
    await waiting(email, /^template: .*currency/i);
    for (let tries = 0; tries < 2; tries++) {
      await product.move({ hours: 1 });
      await product.atRest();
    }
    expect(await mailsOf(email)).toMatchObject([
      { status: 'failed', reason: expect.stringMatching(/currency/i) as string },
    ]);
    expect(product.mailsTo(email)).toEqual([]);
  });

  it('is down for a while gets every mail once when it is back', async () => {
    const emails = Array.from({ length: 20 }, (_, index) => `down${index}@example.org`);
    await proxy.cut();
    for (const email of emails) await signUp(email);
    await eventually('absorbing goes on', async () => (await product.pathOf(emails.at(-1) ?? '')) === 'sent');
    await proxy.mend();
    await product.move({ minutes: 10 });
    for (const email of emails) await product.mail(email);
    await product.move({ minutes: 30 });
    await product.atRest();
    expect(emails.filter((email) => product.mailsTo(email).length !== 1)).toEqual([]);
  });
});
