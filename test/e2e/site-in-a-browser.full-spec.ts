import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { linksOf } from '../support/page-and-mail';
import { type RunningProduct, startProduct } from '../support/product';
import { eventually } from '../support/eventually';
import { PUBLIC_URL } from '../support/product-settings';
import { siteWorkspace } from '../support/site-workspace';

/** Where Debian puts it; the browser is no part of an install. */
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** A company's own site under a strict content security policy, with the snippet's one line and a banner's two buttons. */
function companySite(nurture: () => string): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const origin = nurture();
    const policy = `default-src 'none'; script-src 'self' ${origin}; connect-src ${origin}; form-action ${origin}; base-uri 'none'`;
    if (path === '/site.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      const wire = ['yes', 'no'].map(
        (id) => `document.getElementById('${id}').onclick = () => nurture.consent(${id === 'yes'});`,
      );
      return response.end(wire.join('\n'));
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    return response.end(`<!doctype html><html lang="en"><head><title>Page ${path}</title>
<script src="${origin}/t.js" defer></script><script src="/site.js" defer></script></head><body>
<button id="yes">Agree</button><button id="no">Refuse</button>
<article><p>Something to read.</p></article>
${path === '/letters' ? '<div data-nurture-page="newsletter"></div>' : ''}
<a data-nurture-cta="paper" href="${origin}/p/b2b-maturity-model">The paper</a></body></html>`);
  });
}

describe('a company’s site in Chromium', () => {
  let product: RunningProduct;
  let site: Server;
  let origin: string;
  let workspace: string;
  let browser: Browser;
  beforeAll(async () => {
    site = companySite(() => product.url);
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    workspace = siteWorkspace([origin, PUBLIC_URL]);
    product = await startProduct({ workspace });
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
    site.close();
    rmSync(workspace, { recursive: true, force: true });
  });

  const newPage = async (): Promise<{ page: Page; broken: string[] }> => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    const broken: string[] = [];
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
    page.on('pageerror', (error) => broken.push(error.message));
    return { page, broken };
  };
  const browse = async (page: Page, button: 'yes' | 'no'): Promise<void> => {
    await page.goto(`${origin}/?utm_source=linkedin&utm_medium=paid&utm_campaign=spring`, {
      referer: 'https://www.linkedin.com/',
    });
    await page.click(`#${button}`);
    await page.goto(`${origin}/services/scan`, { referer: `${origin}/` });
    if (button === 'no') await page.click('#no');
    await page.goto(`${origin}/pricing`, { referer: `${origin}/services/scan` });
    if (button === 'no') await page.click('#no');
    await page.click('[data-nurture-cta]');
    await page.waitForURL(/\/p\/b2b-maturity-model/);
  };
  const fill = async (page: Page, email: string, tracking: boolean): Promise<void> => {
    for (const [name, value] of Object.entries({ firstName: 'Ann', lastName: 'Smit', email, company: 'Example' })) {
      await page.fill(`[name=${name}]`, value);
    }
    await page.selectOption('[name=role]', 'marketing');
    await page.selectOption('[name=companySize]', '50-249');
    await page.check('[name=consentMail]');
    if (tracking) await page.check('[name=consentTracking]');
    await page.click('button[type=submit]');
    await page.waitForURL(/thanks/);
  };
  const held = (page: Page) =>
    page.evaluate(() => [document.cookie, JSON.stringify(Object.entries(localStorage))].join(' '));

  it('makes one contact of three pages, a download and a click in its mail, with one path and the right source', async () => {
    const { page, broken } = await newPage();
    await browse(page, 'yes');
    const email = 'browser@example.org';
    await fill(page, email, true);
    const mail = await product.mail(email);
    await product.atRest();
    const click = linksOf(mail).find(({ href }) => href.includes('/c/'))?.href ?? '';
    const answer = await product.visit(click);
    const mark = new URL(answer.headers.get('location') ?? '').searchParams.get('nurture') ?? '';
    await product.settled();
    await page.goto(`${origin}/pricing?nurture=${mark}`);
    const views = async () => {
      const { timeline } = await product.contact(email);
      return timeline.filter(({ type }) => type === 'page.viewed').length >= 6;
    };
    // Three pages of the site, the landing page and the one that thanks, and the site again.
    await eventually('the sixth view', views);
    expect(page.url()).toBe(`${origin}/pricing`);
    await product.atRest();
    const contact = await product.contact(email);
    const seen = contact.timeline.map(({ type }) => type).reverse();
    expect(seen.filter((type) => type === 'page.viewed')).toHaveLength(6);
    expect(seen).toEqual(expect.arrayContaining(['cta.viewed', 'cta.clicked', 'form.submitted', 'asset.downloaded', 'content.read', 'mail.clicked'])); // prettier-ignore
    expect(contact.source).toMatchObject({ source: 'linkedin', medium: 'paid', campaign: 'spring' });
    expect(contact.touches[0]?.channel).toBe('paid-social');
    const [{ n } = { n: 0 }] = await product.db.query<{ n: number }>('SELECT count(*)::int AS n FROM contact');
    expect(n).toBe(1);
    expect(broken).toEqual([]);
    expect((await held(page)).startsWith(' [["nurture"')).toBe(true);
  });

  it('counts a page of ours, and gives the visit to whoever ticks the box for it in the form, and to nobody else', async () => {
    const own = `${product.url}/p/b2b-maturity-model?utm_source=search`;
    const viewed = (email: string) => async () => {
      await product.atRest();
      const { timeline } = await product.contact(email);
      return timeline.filter(({ type, properties }) => type === 'page.viewed' && properties['source'] === 'search').length === 1; // prettier-ignore
    };
    const ticks = await newPage();
    await ticks.page.goto(own);
    expect(await held(ticks.page)).toBe(' []');
    await fill(ticks.page, 'ticks@example.org', true);
    await eventually('the view of who ticked', viewed('ticks@example.org'));
    expect((await held(ticks.page)).startsWith(' [["nurture"')).toBe(true);

    const refuses = await newPage();
    await refuses.page.goto(own);
    await fill(refuses.page, 'leaves-empty@example.org', false);
    const nameless = async () => {
      const rows = await product.db.query(
        `SELECT FROM event WHERE type = 'page.viewed' AND contact_id IS NULL AND visitor_id IS NULL
            AND properties ->> 'url' LIKE '%/p/b2b-maturity-model' AND properties ->> 'source' = 'search'`,
      );
      return rows.length === 1;
    };
    await eventually('the view of nobody', nameless);
    const { timeline } = await product.contact('leaves-empty@example.org');
    expect(timeline.filter(({ type }) => type === 'page.viewed')).toEqual([]);
    expect(await held(refuses.page)).toBe(' []');
    expect([...ticks.broken, ...refuses.broken]).toEqual([]);
  });

  it('shows a form of ours on a page of theirs, and takes what is filled in there', async () => {
    const { page, broken } = await newPage();
    await page.goto(`${origin}/letters`);
    await page.click('#yes');
    await page.fill('[data-nurture-page] [name=email]', 'reads@example.org');
    await page.check('[data-nurture-page] [name=consentMail]');
    // The form goes to the public address, which no name server knows here.
    const action = page.locator('[data-nurture-page] form');
    expect(await action.getAttribute('action')).toContain(`${PUBLIC_URL}/p/newsletter`);
    await action.evaluate((form, url) => form.setAttribute('action', url), `${product.url}/p/newsletter`);
    await page.click('[data-nurture-page] button[type=submit]');
    await page.waitForURL(/thanks/);
    await product.atRest();
    const { timeline } = await product.contact('reads@example.org');
    expect(timeline.map(({ type }) => type)).toContain('form.submitted');
    expect(broken).toEqual([]);
  });

  it('follows pages that change without loading, each view once, and none of them a new visit', async () => {
    const { page, broken } = await newPage();
    await page.goto(`${origin}/app?utm_source=newsletter`);
    await page.click('#yes');
    const go = (path: string) => page.evaluate((to) => history.pushState({}, '', to), path);
    const seen = async (n: number) => {
      const rows = await product.db.query<{ url: string; referrer: string | null }>(
        `SELECT properties ->> 'url' AS url, properties ->> 'referrer' AS referrer FROM event
         WHERE type = 'page.viewed' AND properties ->> 'url' LIKE '%/app%' ORDER BY at, position`,
      );
      return rows.length >= n && rows;
    };
    await eventually('the first view', () => seen(1));
    await go('/app/two');
    await eventually('the second view', () => seen(2));
    await go('/app/two#part');
    await page.evaluate(() => {
      (window as unknown as { nurture: { view: () => void } }).nurture.view();
    });
    await page.goBack();
    await page.goBack();
    const views = await eventually('the way back', () => seen(3));
    expect(views.map(({ url }) => new URL(url).pathname)).toEqual(['/app', '/app/two', '/app']);
    expect(views.slice(1).map(({ referrer }) => referrer)).toEqual([null, null]);
    expect(broken).toEqual([]);
  });

  it('keeps no cookie, no name and no view of whom refuses', async () => {
    const { page, broken } = await newPage();
    await browse(page, 'no');
    expect(page.url()).not.toContain('visitor=');
    const email = 'refuser@example.org';
    await fill(page, email, false);
    await page.goto(`${origin}/after`);
    await page.click('#no');
    await product.mail(email);
    await product.atRest();
    expect(await held(page)).toBe(' []');
    const contact = await product.contact(email);
    expect(contact.timeline.map(({ type }) => type).filter((type) => /^(page|cta|content)\./.test(type))).toEqual([]);
    const [{ n } = { n: -1 }] = await product.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM visitor v JOIN contact c ON c.id = v.contact_id WHERE c.email = '${email}'`,
    );
    expect(n).toBe(0);
    const links = linksOf(product.lastMail(email)).map(({ href }) => href);
    expect(links.some((href) => href.includes('/c/'))).toBe(false);
    expect(broken).toEqual([]);
  });
});
