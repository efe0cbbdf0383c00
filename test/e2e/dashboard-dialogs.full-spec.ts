import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { comeIn, goTo, launchChromium, type Looks, shown, sticksOut, violations, type Walker, walkerAt } from '../support/in-chromium'; // prettier-ignore
import { type RunningProduct, startProduct } from '../support/product';

const FLOW = '/flows/b2b-maturity-whitepaper';
/** Each dialog is looked at so: English by day at a desk, Dutch by night on a phone. */
const LOOKS: readonly Required<Omit<Looks, 'cookies'>>[] = [
  { screen: 'desk', shade: 'light', locale: 'en-GB' },
  { screen: 'phone', shade: 'dark', locale: 'nl-NL' },
];

/** The pictures stay, to be looked at. */
const pictures = mkdtempSync(join(tmpdir(), 'dashboard-dialogs-'));

let product: RunningProduct;
let browser: Browser;
let cookies: BrowserContextOptions['storageState'];
beforeAll(async () => {
  product = await startProduct();
  browser = await launchChromium();
  process.stdout.write(`pictures: ${pictures}\n`);
  const admin = await walkerAt(browser, product);
  cookies = await comeIn(admin, product, product.started.firstAdminLink ?? '', 'Ada Admin');
  await admin.context.close();
  for (const email of ['ann@example.com', 'bob@example.org', 'cem@example.net']) await product.signUp({ email });
  for (const email of ['ann@example.com', 'bob@example.org', 'cem@example.net']) await product.mail(email);
  await product.atRest();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});
jest.setTimeout(240_000);

let at: Walker;
beforeEach(async () => {
  at = await walkerAt(browser, product, { cookies });
});
afterEach(async () => {
  expect(at.wrongs).toEqual([]);
  await at.context.close();
});

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const dialog = (page: Page) => page.getByRole('dialog');
const toast = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** As it stands now in every look: a picture, and no violation in any of them. */
async function lookAt(name: string, show: (page: Page) => Promise<void>): Promise<void> {
  for (const look of LOOKS) {
    const walker = await walkerAt(browser, product, { ...look, cookies });
    await show(walker.page);
    await walker.page.screenshot({ path: join(pictures, `${name}-${look.screen}-${look.shade}.png`) });
    const wrongs = [...(await violations(walker.page)), ...walker.wrongs];
    if (await sticksOut(walker.page)) wrongs.push('wider than the screen');
    expect({ name, look: look.screen, wrongs }).toEqual({ name, look: look.screen, wrongs: [] });
    await walker.context.close();
  }
}

/** Puts another text into the editor, made of the draft or of what is published. */
async function write(page: Page, change: (text: string) => string): Promise<void> {
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  const published = await product.api.get<{ document: object }>('flows/b2b-maturity-whitepaper/versions/1');
  const kept = await page.evaluate(() => localStorage.getItem('nurture.draft.b2b-maturity-whitepaper'));
  const text = kept ? (JSON.parse(kept) as { text: string }).text : `${JSON.stringify(published.document, null, 2)}\n`;
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(change(text));
}

describe('the dialogs of flows', () => {
  it('mark what is wrong at its line, and lead there', async () => {
    const { page } = at;
    await goTo(page, product, `${FLOW}?tab=write`);
    await write(page, (text) => text.replace('"3 days": "reminder"', '"3 days": "remindr"'));
    await page
      .locator('.findings')
      .getByText(/remindr/)
      .first()
      .waitFor();
    const line = page.getByRole('button', { name: /^Line \d+$/ }).first();
    await line.click();
    await page.waitForFunction(() => document.querySelector('.cm-activeLine')?.textContent?.includes('remindr')); // prettier-ignore
    // Lines out of sight are not drawn: the mark stands where one was led.
    await page.locator('.cm-lint-marker-error').first().waitFor();
    expect(await button(page, 'Publish…').isDisabled()).toBe(true);
    await page.screenshot({ path: join(pictures, 'lint-desk-light.png'), fullPage: true });
    await button(page, 'Throw away').click();
    await page.screenshot({ path: join(pictures, 'discard.png') });
    await dialog(page).getByRole('button', { name: 'Throw away' }).click();
    await page.getByText('As published: version 1').waitFor();
  });

  it('publish with the people who would move, and the places for those whose state is gone', async () => {
    const { page } = at;
    await goTo(page, product, `${FLOW}?tab=write`);
    await write(page, (text) => text.replace(/"sent"/g, '"delivered"'));
    await page.getByText('Nothing to remark').waitFor();
    await button(page, 'Publish…').click();
    await dialog(page).getByText('What changed').waitFor();
    await dialog(page).getByRole('checkbox').check();
    await dialog(page).getByText('These states need a place').waitFor();
    await page.screenshot({ path: join(pictures, 'publish-misfits.png') });
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByRole('combobox').selectOption('delivered');
    await dialog(page)
      .getByRole('region', { name: /Who moves to version 2/ })
      .waitFor();
    await dialog(page).getByRole('button', { name: 'Publish', exact: true }).waitFor();
    await page.screenshot({ path: join(pictures, 'publish-preview.png') });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: join(pictures, 'publish-preview-phone.png') });
    await page.setViewportSize({ width: 1280, height: 860 });
    await dialog(page).getByRole('button', { name: 'Publish', exact: true }).click();
    await toast(page, 'Version 2 is published.');
    const flow = await product.api.get<{ currentVersion: number; people: { state: string; people: number }[] }>('flows/b2b-maturity-whitepaper'); // prettier-ignore
    expect(flow).toMatchObject({ currentVersion: 2, people: [{ state: 'delivered', people: 3 }] });
  });

  it('roll back, after what would change', async () => {
    await lookAt('rollback', async (page) => {
      await goTo(page, product, `${FLOW}?tab=versions`);
      await page
        .getByRole('button', { name: /^(Roll back|Terug)/ })
        .first()
        .click();
      await dialog(page).locator('.differences, ul, p').first().waitFor();
      await shown(page);
    });
    const { page } = at;
    await goTo(page, product, `${FLOW}?tab=versions`);
    await page
      .getByRole('button', { name: /^Roll back/ })
      .first()
      .click();
    await dialog(page).getByRole('button', { name: 'Roll back' }).click();
    await toast(page, 'Version 1 is in force again.');
    expect(await product.api.get('flows/b2b-maturity-whitepaper')).toMatchObject({ currentVersion: 1 });
  });

  it('pause, resume and archive, each after saying what it means', async () => {
    const { page } = at;
    await goTo(page, product, FLOW);
    for (const [deed, told, status] of [
      ['Pause', 'Paused. Nothing is sent', 'paused'],
      ['Resume', 'It goes on.', 'active'],
      ['Archive', 'Archived. Nobody comes in', 'archived'],
    ] as const) {
      await button(page, deed).click();
      await dialog(page).waitFor();
      await page.screenshot({ path: join(pictures, `${deed}.png`) });
      await dialog(page).getByRole('button', { name: deed, exact: true }).click();
      await toast(page, told);
      expect(await product.api.get('flows/b2b-maturity-whitepaper')).toMatchObject({ status });
    }
  });

  it('make a new flow: checked and drawn while it is written, and published', async () => {
    await lookAt('new-flow', (page) => goTo(page, product, '/new-flow'));
    const { page } = at;
    await goTo(page, product, '/flows');
    await page.getByRole('link', { name: 'New flow' }).click();
    await page.getByLabel('What is it called?').fill('Newsletter: welcome');
    await page.getByText('newsletter-welcome').waitFor();
    await page.getByLabel('Which mail they get').selectOption('whitepaper-follow-up');
    await button(page, 'Begin').click();
    await page.getByText('Nothing to remark').waitFor();
    await page.locator('.graph .react-flow__node').first().waitFor();
    await page.screenshot({ path: join(pictures, 'new-flow-desk.png'), fullPage: true });
    await button(page, 'Publish…').click();
    await dialog(page).getByRole('button', { name: 'Publish', exact: true }).waitFor();
    await page.screenshot({ path: join(pictures, 'new-flow-publish.png') });
    await dialog(page).getByRole('button', { name: 'Publish', exact: true }).click();
    await toast(page, 'Version 1 is published.');
    await page.waitForURL(/#\/flows\/newsletter-welcome\?tab=write/);
    await page.getByText('As published: version 1').waitFor();
    expect(await product.api.get('flows/newsletter-welcome')).toMatchObject({
      name: 'Newsletter: welcome',
      currentVersion: 1,
    });
  });

  it('begin a new flow as one of the gallery, with the mails that are missing named', async () => {
    const { page } = at;
    await goTo(page, product, '/new-flow');
    await page.getByLabel('What is it called?').fill('Our trial');
    await page.getByLabel('Begin with').selectOption('gallery:trial');
    await page.getByText(/trial-welcome/).waitFor();
    await page.screenshot({ path: join(pictures, 'new-flow-gallery.png') });
    await button(page, 'Begin').click();
    await page
      .locator('.findings')
      .getByText(/trial-welcome/)
      .first()
      .waitFor();
    expect(await button(page, 'Publish…').isDisabled()).toBe(true);
    await button(page, 'Throw away').click();
    await dialog(page).getByRole('button', { name: 'Throw away' }).click();
    await page.getByLabel('What is it called?').waitFor();
  });
});

describe('the dialogs of mails, and of Today', () => {
  it('send a test', async () => {
    const { page } = at;
    await goTo(page, product, '/mails?tab=templates');
    const form = page.locator('form', { has: button(page, 'Send the test') });
    await form.getByRole('textbox').fill('tester@example.com');
    await form.getByRole('textbox').press('Enter');
    await product.mail('tester@example.com');
    await toast(page, /tester@example.com/);
    await page.screenshot({ path: join(pictures, 'send-test.png'), fullPage: true });
  });

  it('settle a mail in doubt, or send it again after a warning', async () => {
    await product.db.query(`UPDATE mail SET status = 'in-doubt', doubted = true WHERE name = 'whitepaper-delivery'`);
    await product.db.query(
      `INSERT INTO task (queue, key, contact_id, due_at, payload, created_at, set_aside_at, reason, attempts)
       SELECT 'announce', 'aside' || c.id, c.id, nurture_now() + interval '30 days', '{}', nurture_now(), nurture_now(), 'the other side answered 503', 12 FROM contact c LIMIT 2`,
    );
    await lookAt('today', (page) => goTo(page, product, '/'));
    await lookAt('send-again', async (page) => {
      await goTo(page, product, '/');
      await page
        .getByRole('button', { name: /^(Send again|Opnieuw sturen)$/ })
        .first()
        .click();
      await dialog(page).waitFor();
    });
    await lookAt('task-discard', async (page) => {
      await goTo(page, product, '/');
      await page
        .getByRole('button', { name: /^(Discard|Weggooien)$/ })
        .first()
        .click();
      await dialog(page).waitFor();
    });
    const { page } = at;
    await goTo(page, product, '/');
    const before = product.smtp.messages.length;
    await button(page, 'Send again').first().click();
    await dialog(page).getByRole('button', { name: 'Send again' }).click();
    await toast(page, 'It leaves again');
    await button(page, 'It arrived').first().click();
    await toast(page, 'Noted');
    await page.waitForFunction(() => [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === 'It did not').length === 1); // prettier-ignore
    await button(page, 'It did not').click();
    await button(page, 'It did not').waitFor({ state: 'detached' });
    await product.atRest();
    expect(product.smtp.messages.length).toBe(before + 1);
    await button(page, 'Discard').first().click();
    await dialog(page).getByRole('button', { name: 'Discard' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    const [{ n } = { n: -1 }] = await product.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM task WHERE set_aside_at IS NOT NULL`); // prettier-ignore
    expect(n).toBe(1);
    await product.db.query(`DELETE FROM task WHERE key LIKE 'aside%'`);
  });
});
