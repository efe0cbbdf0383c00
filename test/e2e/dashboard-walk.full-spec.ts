import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { PLACES } from '../support/dashboard-places';
import { comeIn, goTo, launchChromium, named, type Screen, type Shade, SHADES, sticksOut, violations, walkerAt } from '../support/in-chromium'; // prettier-ignore
import { type RunningProduct, startProduct } from '../support/product';

/** The phone at night speaks Dutch. */
const localeOf = (screen: Screen, shade: Shade): string => (screen === 'phone' && shade === 'dark' ? 'nl-NL' : 'en-GB');

/** The pictures stay, to be looked at. */
const pictures = mkdtempSync(join(tmpdir(), 'dashboard-walk-'));

let product: RunningProduct;
let browser: Browser;
/** The browser of the first admin, once they have come in. */
let cookies: BrowserContextOptions['storageState'];
beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  process.stdout.write(`pictures: ${pictures}\n`);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function walk(world: string, peopled: boolean, screen: Screen, shade: Shade): Promise<void> {
  const walking = await walkerAt(browser, product, { screen, shade, locale: localeOf(screen, shade), cookies });
  const seen: Record<string, unknown> = {};
  for (const { at } of PLACES.filter((place) => peopled || !place.peopled)) {
    walking.wrongs.length = 0;
    await goTo(walking.page, product, at);
    await walking.page.screenshot({ path: join(pictures, `${world}-${named(at)}-${screen}-${shade}.png`), fullPage: true }); // prettier-ignore
    const wrongs = [...(await violations(walking.page)), ...walking.wrongs];
    if (await sticksOut(walking.page)) wrongs.push('wider than the screen');
    if (wrongs.length > 0) seen[at] = wrongs;
  }
  await walking.context.close();
  expect(seen).toEqual({});
}

const EVERY = SHADES.flatMap((shade) => (['desk', 'phone'] as const).map((screen) => ({ screen, shade })));
const TWO = EVERY.filter(({ screen, shade }) => (screen === 'phone') === (shade === 'dark'));

describe('every page in Chromium', () => {
  it('opens the door without a fault, also to the first admin', async () => {
    for (const shade of SHADES) {
      const walking = await walkerAt(browser, product, { shade });
      await goTo(walking.page, product, '/');
      await walking.page.screenshot({ path: join(pictures, `door-${shade}.png`) });
      expect([...(await violations(walking.page)), ...walking.wrongs]).toEqual([]);
      if (shade === 'dark') cookies = await comeIn(walking, product, product.started.firstAdminLink ?? '', 'Ada Admin');
      await walking.context.close();
    }
  }, 60_000);

  it.each(TWO)(
    'says what to do on an empty workspace, without a fault ($screen, $shade)',
    ({ screen, shade }) => walk('empty', false, screen, shade),
    300_000,
  );

  it('follows what the first people do', async () => {
    for (const [email, firstName] of [
      ['ann@example.com', 'Ann'],
      ['bob@example.org', 'Bob'],
      ['cem@example.net', '<img src=x onerror=alert(1)>'],
    ] as const) {
      // prettier-ignore
      await product.signUp({ email, firstName });
    }
    await product.mail('ann@example.com');
    for (const email of ['ann@example.com', 'bob@example.org']) {
      await product.api.events({ type: 'form.submitted', email, properties: { form: 'contact' } });
    }
    await product.atRest();
    const { items } = await product.api.get<{ items: { id: string; email: string }[] }>('handoffs');
    const bob = items.find(({ email }) => email === 'bob@example.org');
    const { reasons } = await product.api.get<{ reasons: { recycle: { id: string }[] } }>('workspace');
    await product.api.post(`handoffs/${bob?.id}/outcome`, { answer: 'recycle', reason: reasons.recycle[0]?.id });
    await product.api.post('segments', { name: 'Warm', condition: { 'contact.score': { $gte: 20 } } });
    await product.api.post('users', { name: 'Sam Sales', email: 'sam@example.com', role: 'sales' });
    await product.api.post('suppressions', { email: 'gone@example.com' });
    await product.atRest();
  });

  it.each(EVERY)(
    'shows people and what they did, without a fault ($screen, $shade)',
    ({ screen, shade }) => walk('peopled', true, screen, shade),
    300_000,
  );
});
