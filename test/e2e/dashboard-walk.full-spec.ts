import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type RunningProduct, startProduct } from '../support/product';

/** Where Debian puts it; the browser is no part of an install. Run `npm run build` first. */
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Every page, a line each: its address behind the `#`. `peopled`: only where people are. */
const PLACES: readonly { readonly at: string; readonly peopled?: true }[] = [
  { at: '/' },
  { at: '/flows' },
  { at: '/flows/b2b-maturity-whitepaper' },
  { at: '/flows/b2b-maturity-whitepaper?state=deepDive' },
  { at: '/flows/b2b-maturity-whitepaper?tab=write' },
  { at: '/flows/b2b-maturity-whitepaper?tab=try&run=1' },
  { at: '/flows/b2b-maturity-whitepaper?tab=try&who=people&run=1' },
  { at: '/flows/b2b-maturity-whitepaper?tab=versions' },
  { at: '/flows/b2b-maturity-whitepaper?tab=tests' },
  { at: '/mails' },
  { at: '/mails?tab=templates' },
  { at: '/mails?tab=templates&screen=phone&shade=dark&locale=nl' },
  { at: '/mails?tab=templates&screen=text' },
  { at: '/mails?status=skipped' },
  { at: '/people' },
  { at: '/people?q=ann' },
  { at: `/people?where=${encodeURIComponent('{"contact.score":{"$gte":20}}')}` },
  { at: '/people/ann%40example.com', peopled: true },
  { at: '/people/ann%40example.com?tab=past', peopled: true },
  { at: '/people/ann%40example.com?tab=mails', peopled: true },
  { at: '/people/ann%40example.com?tab=data', peopled: true },
  { at: '/sales' },
  { at: '/sales/1', peopled: true },
  { at: '/sales?show=closed' },
  { at: '/sales?show=recycles' },
  { at: '/sales?show=agreement' },
  { at: '/insights' },
  { at: '/insights?view=sources' },
  { at: '/insights?view=attribution' },
  { at: '/insights?view=calibration' },
  { at: '/insights?view=paths' },
  { at: '/insights?view=mails' },
  { at: '/insights?view=salespeople' },
  { at: '/insights?view=cohorts' },
  { at: '/insights?view=targets' },
  { at: '/plan' },
  { at: '/plan?plan=channels' },
  { at: '/plan?plan=campaign' },
  { at: '/maturity' },
  { at: '/maturity?view=answer' },
  { at: '/settings' },
  { at: '/settings?tab=users' },
  { at: '/settings?tab=keys' },
  { at: '/settings?tab=senders' },
  { at: '/settings?tab=suppressions' },
  { at: '/settings?tab=webhooks' },
  { at: '/settings?tab=health' },
  { at: '/settings?tab=audit' },
];
const SCREENS = { desk: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } } as const;
const SHADES = ['light', 'dark'] as const;
type Shade = (typeof SHADES)[number];
type Screen = keyof typeof SCREENS;
/** The phone at night speaks Dutch. */
const localeOf = (screen: Screen, shade: Shade): string => (screen === 'phone' && shade === 'dark' ? 'nl-NL' : 'en-GB');

/** The pictures stay, to be looked at. */
const pictures = mkdtempSync(join(tmpdir(), 'dashboard-walk-'));

let product: RunningProduct;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  process.stdout.write(`pictures: ${pictures}\n`);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

interface Walker {
  readonly page: Page;
  /** Console errors, faults of the page, and requests to other hosts */
  readonly wrongs: string[];
  readonly context: BrowserContext;
}

/** The browser of the first admin, once they have come in. */
let cookies: BrowserContextOptions['storageState'];

async function walker(screen: Screen, shade: Shade, signedIn = true): Promise<Walker> {
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    colorScheme: shade,
    locale: localeOf(screen, shade),
    reducedMotion: 'reduce',
    ...(signedIn ? { storageState: cookies } : {}),
  });
  const page = await context.newPage();
  const wrongs: string[] = [];
  page.on('console', (message) => {
    // The one question that may be refused: whether somebody is signed in.
    if (message.type() === 'error' && !message.location().url.endsWith('/api/v1/session')) wrongs.push(message.text());
  });
  page.on('pageerror', (error) => wrongs.push(error.message));
  page.on('request', (request) => {
    if (!/^(data:|blob:)/.test(request.url()) && new URL(request.url()).origin !== product.url) wrongs.push(request.url()); // prettier-ignore
  });
  return { page, wrongs, context };
}

/** By the link that the first start prints. */
async function comeIn({ page, context }: Walker): Promise<void> {
  const link = new URL(product.started.firstAdminLink ?? '');
  await page.goto(`${product.url}/${link.hash}`);
  await page.getByLabel('Your name').fill('Ada Admin');
  await page.getByLabel('Email address').fill('ada@example.com');
  await page.getByLabel('New password').fill('four words in a row');
  await page.screenshot({ path: join(pictures, 'welcome.png') });
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('.frame').waitFor();
  cookies = await context.storageState();
}

/** There, and nothing on it is still being read. */
async function goTo(page: Page, at: string): Promise<void> {
  await page.goto(`${product.url}/#${at}`);
  await page.locator('h1').first().waitFor();
  await page.locator('.skeleton, .chart-wait').first().waitFor({ state: 'detached' });
}

/** What axe finds against WCAG 2.2 AA: the rule, and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> } }; // prettier-ignore
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${String(target[0])} ${failureSummary ?? ''}`)); // prettier-ignore
  }, RULES);
  return found;
}

const named = (at: string): string => at.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'today';

/** Wider than the screen: something sticks out, and the page scrolls sideways. */
const sticksOut = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

async function walk(
  world: string,
  peopled: boolean,
  screen: keyof typeof SCREENS,
  shade: (typeof SHADES)[number],
): Promise<void> {
  // prettier-ignore
  const walking = await walker(screen, shade);
  const seen: Record<string, unknown> = {};
  for (const { at } of PLACES.filter((place) => peopled || !place.peopled)) {
    walking.wrongs.length = 0;
    await goTo(walking.page, at);
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
      const walking = await walker('desk', shade, false);
      await goTo(walking.page, '/');
      await walking.page.screenshot({ path: join(pictures, `door-${shade}.png`) });
      expect([...(await violations(walking.page)), ...walking.wrongs]).toEqual([]);
      if (shade === 'dark') await comeIn(walking);
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
