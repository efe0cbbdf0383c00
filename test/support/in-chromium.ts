// The dashboard in Chromium: who looks, on which screen, and what must never be seen there.
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { RunningProduct } from './product';

/** Where Debian puts it; the browser is no part of an install. Run `npm run build` first. */
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const SCREENS = { desk: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } } as const;
export const SHADES = ['light', 'dark'] as const;
export type Shade = (typeof SHADES)[number];
export type Screen = keyof typeof SCREENS;

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });

export interface Looks {
  readonly screen?: Screen;
  readonly shade?: Shade;
  readonly locale?: string;
  /** Of somebody who has signed in; nobody without it */
  readonly cookies?: BrowserContextOptions['storageState'];
}

export interface Walker {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, faults of the page, dialogues of scripts, and requests to other hosts */
  readonly wrongs: string[];
}

/** Somebody at a screen of their own; all that goes wrong there is noted. */
export async function walkerAt(
  browser: Browser,
  product: RunningProduct,
  { screen = 'desk', shade = 'light', locale = 'en-GB', cookies }: Looks = {},
): Promise<Walker> {
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    colorScheme: shade,
    locale,
    reducedMotion: 'reduce',
    ...(cookies ? { storageState: cookies } : {}),
  });
  // As if chosen at this screen: who signs in speaks a language of their own otherwise. A mail's frame keeps nothing.
  await context.addInitScript(
    (language) => {
      if (window.origin !== 'null') localStorage.setItem('nurture.language', language);
    },
    locale.slice(0, 2),
  );
  const page = await context.newPage();
  const wrongs: string[] = [];
  page.on('console', (message) => {
    // The one question that may be refused: whether somebody is signed in.
    if (message.type() === 'error' && !message.location().url.endsWith('/api/v1/session')) wrongs.push(`${message.text()} ${message.location().url}`); // prettier-ignore
  });
  page.on('pageerror', (error) => wrongs.push(error.message));
  page.on('dialog', (dialog) => {
    wrongs.push(`a script ran: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(data:|blob:|about:)/.test(request.url()) && new URL(request.url()).origin !== product.url) wrongs.push(request.url()); // prettier-ignore
  });
  return { page, wrongs, context };
}

/** Through an invitation's link, which also the first start prints: with a name and a password. @returns their cookies */
export async function comeIn(
  { page, context }: Walker,
  product: RunningProduct,
  link: string,
  name: string,
): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  await page.goto(`${product.url}/${new URL(link).hash}`);
  await page.getByLabel('Your name').fill(name);
  const email = page.getByLabel('Email address');
  if (await email.isEditable()) await email.fill('ada@example.com');
  await page.getByLabel('New password').fill('four words in a row');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('.frame').waitFor();
  return context.storageState();
}

/** There, and nothing on it is still being read. */
export async function goTo(page: Page, product: RunningProduct, at: string): Promise<void> {
  await page.goto(`${product.url}/#${at}`);
  await shown(page);
}

/** The page's heading stands, and no part of it is still being read. */
export async function shown(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton, .chart-wait') === null);
}

/** What axe finds against WCAG 2.2 AA: the rule, and where. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> } }; // prettier-ignore
    const { violations: found } = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${String(target[0])} ${failureSummary ?? ''}`)); // prettier-ignore
  }, RULES);
}

/** Wider than the screen: something sticks out, and the page scrolls sideways. */
export const sticksOut = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** An address as the name of a picture. */
export const named = (at: string): string => at.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'today';
