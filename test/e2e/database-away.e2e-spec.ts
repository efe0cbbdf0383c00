import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../support/eventually';
import { filledIn, linkIn, type RunningProduct, startProduct, trackedLinks } from '../support/product';
import { proxyTo, type TcpProxy } from '../support/tcp-proxy';

/** How long the database is away at least, in real time: the full run takes what is promised. */
const AWAY_MS = process.env['NURTURE_TEST_FULL'] === '1' ? 10_000 : 0;
const CROWD = 40;

describe('a database that is away for a while', () => {
  let product: RunningProduct;
  let proxy: TcpProxy;
  beforeAll(async () => {
    product = await startProduct({ reachDatabase: async (url) => (proxy = await proxyTo(url)).url });
  });
  afterAll(async () => {
    await product.stop();
    await proxy.close();
  });

  const back = async (): Promise<void> => {
    await pause(AWAY_MS);
    await proxy.mend();
    await eventually('the product is ready', async () => (await product.visit('/health/ready')).status === 200);
  };

  it('answers clicks, opens and downloads all the same, and their hits arrive when it is back', async () => {
    const [opener, clicker, reader] = ['opener@example.org', 'clicker@example.org', 'reader@example.org'] as const;
    const mails = [];
    for (const email of [opener, clicker, reader]) {
      await product.signUp({ email });
      mails.push(await product.mail(email));
    }
    await product.atRest();
    const [toOpen, toClick, toRead] = mails;
    if (!toOpen || !toClick || !toRead) throw new Error('three mails were waited for');
    await proxy.cut();
    const pixel = await product.open(toOpen);
    expect([pixel.status, pixel.headers.get('content-type')]).toEqual([200, 'image/gif']);
    const click = await product.visit(trackedLinks(toClick)[0] ?? '');
    expect([click.status, click.headers.get('location')]).toEqual([302, expect.stringContaining('/p/')]);
    const file = await product.visit(linkIn(toRead, /paper/i));
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await back();
    await eventually('the hits are in the database', async () => {
      const [row] = await product.db.query<{ n: number }>('SELECT count(*)::int AS n FROM hit');
      return row?.n === 3;
    });
    await product.settled();
    await product.walked(opener, 'sent -> opened -> deepDive');
    await product.walked(clicker, 'sent -> clicked -> deepDive');
    await product.walked(reader, 'sent -> asset.opened -> deepDive');
  });

  it('says 503 to sign-ups and events, with when to come again, and takes them when it is back', async () => {
    const form = { email: 'patient@example.org', nonce: 'one page, sent twice', locale: 'en' };
    const event = { id: 'sent twice', type: 'meeting.booked', email: 'patient-event@example.org' };
    await proxy.cut();
    const refused = await product.post('/p/b2b-maturity-model', filledIn(form));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    const problem = await product.api.events(event);
    expect([problem.status, problem.headers.get('retry-after')]).toEqual([503, '5']);
    expect(JSON.parse(problem.text)).toMatchObject({ code: 'try-again-later' });
    expect((await product.visit('/health/ready')).status).toBe(503);
    expect((await product.visit('/health/live')).status).toBe(200);
    await back();
    expect((await product.post('/p/b2b-maturity-model', filledIn(form))).status).toBe(303);
    expect(JSON.parse((await product.api.events(event)).text)).toEqual({ accepted: 1, duplicates: 0 });
    await product.walked(form.email, 'sent');
    await product.mail(form.email);
  });

  it('loses nothing and doubles nothing when it goes away amid sign-ups and sending, and the loops go on', async () => {
    const before = product.smtp.messages.length;
    const emails = Array.from({ length: CROWD }, (_, index) => `crowd${index}@example.org`);
    const send = (email: string) =>
      product.post('/p/b2b-maturity-model', filledIn({ email, nonce: email, locale: 'en' }));
    const answers = Promise.all(emails.map(async (email) => ({ email, status: (await send(email)).status })));
    await eventually('mails are leaving', () => product.smtp.messages.length > before + 3);
    await proxy.cut();
    const first = await answers;
    expect(new Set(first.map(({ status }) => status)).size).toBeLessThanOrEqual(2);
    await back();
    // Whoever was told to come again does; whoever's answer was lost on the way is no second one.
    for (const { email, status } of first) if (status !== 303) expect((await send(email)).status).toBe(303);
    await product.move({ minutes: 10 }); // the leases of claims whose answer was lost end
    await eventually('every mail is there', () => emails.every((email) => product.mailsTo(email).length > 0));
    await product.atRest();
    expect(emails.filter((email) => product.mailsTo(email).length !== 1)).toEqual([]);
    const rows = await product.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM enrolment e JOIN contact c ON c.id = e.contact_id
       WHERE c.email LIKE 'crowd%' GROUP BY c.id`,
    );
    expect(rows).toEqual(Array(CROWD).fill({ n: 1 }));
  });
});
