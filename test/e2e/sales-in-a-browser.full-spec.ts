import { setClock } from '@nurture/store';
import { DateTime } from 'luxon';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { ReceivedMail } from '../support';
import { linkIn } from '../support/page-and-mail';
import { BROWSER, type RunningProduct, startProduct } from '../support/product';
import { API_KEY, PUBLIC_URL } from '../support/product-settings';

/** Where Debian puts it; the browser is no part of an install. */
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const ZONE = 'Europe/Amsterdam';

/** Each would say so in a dialogue if it ran. */
const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  `'"><svg/onload=alert(3)>`,
  '</title></style></textarea><script>alert(4)</script>',
  'javascript:alert(5)',
  '{{#with "s" as |x|}}{{x.constructor}}{{/with}}<iframe srcdoc="<script>parent.alert(6)</script>">',
];

describe('sales in Chromium', () => {
  let product: RunningProduct;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct();
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  /** A page that notes every dialogue, and for which the product's public address is where it runs. */
  const newPage = async (): Promise<{ page: Page; ran: string[] }> => {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    const ran: string[] = [];
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    return { page, ran };
  };
  const here = (link: string): string => link.replace(PUBLIC_URL, product.url);

  const briefAbout = async (email: string): Promise<ReceivedMail> => {
    await product.atRest();
    const brief = product.smtp.messages.find(
      ({ parsed }) => parsed.subject?.startsWith('Warm lead:') && parsed.text?.includes(`Mail: ${email}`),
    );
    if (!brief) throw new Error('nobody was told of the lead');
    return brief;
  };
  const views = async (email: string, paths: readonly string[]): Promise<void> => {
    const events = paths.map((path) => ({ type: 'page.viewed', email, properties: { url: `https://www.example.com${path}`, title: path } })); // prettier-ignore
    expect((await product.api.events(...events)).status).toBe(202);
  };

  it('opens the brief from the mail, gives the lead back until 1 March with a reason, and the flow goes on that day and says why', async () => {
    const email = 'march@example.org';
    await product.signUp({ email });
    await product.mail(email);
    await product.atRest();
    await views(email, ['/services/scan', '/services/coaching', '/services/audit', '/services', '/pricing']);
    await product.walked(email, 'sent -> page.viewed -> talk');
    const brief = await briefAbout(email);

    const { page, ran } = await newPage();
    await page.setContent(brief.parsed.html || '');
    expect(await page.getByRole('link', { name: 'Not now' }).getAttribute('href')).toBe(linkIn(brief, 'Not now'));
    await page.goto(here(linkIn(brief, 'Not now')));
    await page.selectOption('#recycle-reason', 'no-budget');
    await page.fill('#recycle-until', '2028-03-01');
    await page.fill('#recycle-note', 'Their year begins in March');
    await page.getByRole('button', { name: 'Confirm: Not now: back to marketing' }).click();
    await page.waitForURL(/answer=none/);
    expect(await page.textContent('main')).toContain('no-budget, until 2028-03-01, Their year begins in March');

    await product.walked(email, 'sent -> page.viewed -> talk -> handoff.recycled -> resting');
    await setClock(product.db, DateTime.fromISO('2028-02-29T23:00', { zone: ZONE }).toMillis());
    await product.atRest();
    expect(product.mailsTo(email)).toHaveLength(1);
    await setClock(product.db, DateTime.fromISO('2028-03-01T09:30', { zone: ZONE }).toMillis());
    await product.walked(
      email,
      'sent -> page.viewed -> talk -> handoff.recycled -> resting -> at contact.recycleOn -> back',
    );
    const mail = await product.mail(email, 2);
    expect(mail.headers.get('date')).toContain('01 Mar 2028');
    const contact = await product.contact(email);
    expect(contact.handoffs).toMatchObject([
      { status: 'recycled', answers: [{ reason: 'no-budget', until: '2028-03-01' }] },
    ]);
    const story = await product.api.get<{ steps: { event: string; at: string }[] }>(
      `enrolments/${contact.enrolments[0]?.id}`,
    );
    const back = story.steps.find(({ event }) => event.includes('contact.recycleOn'));
    expect(DateTime.fromISO(back?.at ?? '', { zone: ZONE }).toISODate()).toBe('2028-03-01');
    expect(ran).toEqual([]);
  });

  it('offers another flow to go on in', async () => {
    const email = 'elsewhere@example.org';
    await product.signUp({ email, message: 'Can we talk?' }, 'contact');
    const brief = await briefAbout(email);
    const { page } = await newPage();
    await page.goto(here(linkIn(brief, 'Not now')));
    await page.selectOption('#recycle-reason', 'not-now');
    const offered = await page.locator('#recycle-flow option').allTextContents();
    expect(offered[0]).toBe('Where they were');
    expect(offered.length).toBeGreaterThan(1);
    const flow = await page.locator('#recycle-flow option').nth(1).getAttribute('value');
    await page.selectOption('#recycle-flow', flow ?? '');
    await page.getByRole('button', { name: 'Confirm: Not now: back to marketing' }).click();
    await page.waitForURL(/answer=none/);
    expect((await product.contact(email)).handoffs).toMatchObject([{ answers: [{ answer: 'recycle', flow }] }]);
  });

  it('runs nothing that a lead wrote into a field, a referrer or a user agent: not in the brief, the mail or a page', async () => {
    const tried = await Promise.all(
      PAYLOADS.map(async (payload, index) => {
        const email = `xss${index}@example.org`;
        const contact = Object.fromEntries(['firstName', 'lastName', 'company', 'role', 'phone'].map((field) => [field, payload])); // prettier-ignore
        const event = { type: 'form.submitted', email, properties: { form: 'contact', page: payload }, contact, consent: { mail: true, tracking: true } }; // prettier-ignore
        const seen = { type: 'page.viewed', email, properties: { url: `https://www.example.com/${payload}`, title: payload, referrer: payload } }; // prettier-ignore
        await fetch(`${product.url}/p/contact?utm_source=${encodeURIComponent(payload)}`, {
          headers: {
            referer: `https://evil.example/${encodeURIComponent(payload)}`,
            'user-agent': BROWSER + payload.replace(/[^\x20-\x7e]/g, ''),
          },
        }).then((answer) => answer.text());
        await product.api.events(seen);
        await product.api.events(event);
        return { email, payload };
      }),
    );
    await product.atRest();
    for (const { email, payload } of tried) {
      const brief = await briefAbout(email);
      const { page, ran } = await newPage();
      await page.setContent(brief.parsed.html || '');
      await page.goto(here(linkIn(brief, 'Accept')));
      expect(await page.textContent('main')).toContain(payload.slice(0, 8));
      await page.fill('#accept-note', payload);
      await page.getByRole('button', { name: /^Confirm: Accept/ }).click();
      await page.waitForURL(/answer=none/);
      const alive = 'script,iframe,img,svg,[onerror],[onload],[onclick],a[href^="javascript:"]';
      expect(await page.locator(alive).count()).toBe(0);
      const shown = await fetch(`${product.url}/api/v1/contacts/${email}`, {
        headers: { authorization: `Bearer ${API_KEY}` },
      });
      expect(shown.headers.get('content-type')).toContain('application/json');
      await page.waitForTimeout(50);
      expect([payload, ran]).toEqual([payload, []]);
      await page.context().close();
    }
  });
});
