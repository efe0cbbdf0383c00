import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormSettings } from '@nurture/core/workspace';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { settingsFor } from '../../../test/support/people';
import type { InboxRefusal, SiteEvent } from './forms/events';
import { TRAP } from './forms/read-form';
import { compilePages } from './pages/page-set';
import type { VisitorRequest } from './request';
import { type Known, Site } from './site';

const PAGES = join(__dirname, '../../../templates/pages');
const files = readdirSync(PAGES).map((file) => ({
  name: file.replace(/\.hbs$/, ''),
  text: readFileSync(join(PAGES, file), 'utf8'),
}));
const settings = settingsFor({
  forms: {
    whitepaper: {
      topics: ['whitepapers'],
      asset: 'b2b-maturity-model',
      thanks: 'b2b-maturity-model-thanks',
      wording: 'whitepaper-form-2026-11',
      fillSeconds: 0,
    },
    newsletter: {
      topics: ['newsletter'],
      asset: null,
      thanks: null,
      wording: 'whitepaper-form-2026-11',
      fillSeconds: 0,
    },
  },
});
const pages = compilePages(files, 'en');
const EVIL = `"><script>alert(1)</script>'\`{{constructor}}`;

function siteWith(refusals: readonly InboxRefusal[] = [], source = { settings, pages }) {
  const taken: SiteEvent[][] = [];
  let serial = 0;
  const clock = { now: 1_000_000 };
  const site = new Site({
    source: () => source,
    publicUrl: 'https://nurture.example',
    hostNow: () => clock.now,
    newId: () => `id-${(serial += 1)}`,
    inbox: {
      receive: (events) => {
        taken.push([...events]);
        return Promise.resolve(refusals.length > 0 ? { ok: false, refusals } : { ok: true });
      },
    },
  });
  return { site, taken, clock };
}

const request = (more: Partial<VisitorRequest> = {}): VisitorRequest => ({
  path: '/p/b2b-maturity-model',
  query: {},
  acceptLanguage: undefined,
  referrer: undefined,
  address: '192.0.2.7',
  ...more,
});
const ann = {
  firstName: 'Ann',
  lastName: 'Smit',
  email: 'ann@example-company.com',
  company: 'Example',
  role: 'marketing',
  companySize: '10-49',
  consentMail: 'yes',
  nonce: 'n1',
};

/** Every element of a page, as a browser would read it. */
function elementsOf(html: string): DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}
const attribute = (element: DefaultTreeAdapterTypes.Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value;
const fieldsIn = (html: string): Record<string, string | undefined> =>
  Object.fromEntries(
    elementsOf(html)
      .filter(({ tagName }) => tagName === 'input')
      .map((element): [string, string | undefined] => [attribute(element, 'name') ?? '', attribute(element, 'value')]),
  );

describe('a landing page', () => {
  it('is whole: every page of the starter workspace compiles', () => expect(pages.findings()).toEqual([]));

  it('speaks the language that is asked for, else the browser’s, else the workspace’s', () => {
    const { site } = siteWith();
    const html = (more: Partial<VisitorRequest>) => site.page('b2b-maturity-model', request(more))?.html;
    expect(html({ query: { lang: 'nl' } })).toContain('<html lang="nl"');
    const asked = html({ query: { lang: 'nl', utm_source: 'a&b', visitor: 'c"d', odd: ['e', 'f'], none: {} } });
    expect(asked).toContain('href="/p/b2b-maturity-model?lang&#x3D;en&amp;utm_source&#x3D;a%26b&amp;visitor&#x3D;c%22d&amp;odd&#x3D;e"'); // prettier-ignore
    expect(html({ acceptLanguage: 'fr, nl-BE;q=0.8, en;q=0.5' })).toContain('<html lang="nl"');
    expect(html({ acceptLanguage: 'fr' })).toContain('<html lang="en"');
    expect(html({ query: { lang: EVIL }, acceptLanguage: ',;q=,*;q=9' })).toContain('<html lang="en"');
  });

  it('is not there under another name', () => {
    const { site } = siteWith();
    expect(site.page('nope', request())).toBeNull();
    expect(site.page('_layout', request())).toBeNull();
    expect(site.page('__proto__', request())).toBeNull();
  });

  it('carries along where the visitor came from, without what the address before held in its query', () => {
    const { site } = siteWith();
    const from = { query: { utm_source: 'li', utm_campaign: ['a', 'b'] }, referrer: 'https://news.example/x?token=1' };
    expect(fieldsIn(site.page('b2b-maturity-model', request(from))?.html ?? '')).toMatchObject({
      utm_source: 'li',
      utm_campaign: 'a',
      referrer: 'https://news.example/x',
      nonce: 'id-1',
      wording: 'whitepaper-form-2026-11',
      locale: 'en',
    });
    const own = { referrer: 'https://nurture.example/p/x' };
    expect(fieldsIn(site.page('b2b-maturity-model', request(own))?.html ?? '')).not.toHaveProperty('referrer');
  });

  it('keeps it when the language is switched, also after something was wrong', async () => {
    const { site } = siteWith();
    const first = request({
      query: { utm_source: 'li', gclid: 'x' },
      referrer: 'https://news.example/x?token=1',
    });
    const html = site.page('b2b-maturity-model', first)?.html ?? '';
    const cameFrom = { utm_source: 'li', click: 'gclid', referrer: 'https://news.example/x' };
    const behindTheLink = (page: string, lang: string) => {
      const link = elementsOf(page).find((one) => attribute(one, 'hreflang') === lang);
      const url = new URL(attribute(link as never, 'href') ?? '', 'https://nurture.example');
      const query = Object.fromEntries(url.searchParams);
      return site.page('b2b-maturity-model', request({ query, referrer: 'https://nurture.example/p/x' }))?.html ?? '';
    };
    const dutch = behindTheLink(html, 'nl');
    expect(fieldsIn(dutch)).toMatchObject({ ...cameFrom, locale: 'nl' });
    expect(fieldsIn(behindTheLink(dutch, 'en'))).toMatchObject({ ...cameFrom, locale: 'en' });
    const wrong = await site.submit('b2b-maturity-model', { ...fieldsIn(dutch), email: 'no' }, request());
    expect(fieldsIn(behindTheLink('html' in wrong ? wrong.html : '', 'en'))).toMatchObject(cameFrom);
  });

  it('takes no page of ours for where somebody came from, also in an address', () => {
    const query = { referrer: 'https://nurture.example/p/x' };
    expect(fieldsIn(siteWith().site.page('b2b-maturity-model', request({ query }))?.html ?? '')).not.toHaveProperty(
      'referrer',
    );
  });

  it('has a label for every field, no ticked consent and no script', () => {
    const elements = elementsOf(siteWith().site.page('b2b-maturity-model', request())?.html ?? '');
    const labelled = new Set(elements.filter((one) => one.tagName === 'label').map((one) => attribute(one, 'for')));
    const fields = elements.filter(
      (one) => ['input', 'select', 'textarea'].includes(one.tagName) && attribute(one, 'type') !== 'hidden',
    );
    expect(fields.length).toBeGreaterThan(6);
    expect(fields.filter((one) => !labelled.has(attribute(one, 'id')))).toEqual([]);
    expect(fields.filter((one) => attribute(one, 'checked') !== undefined)).toEqual([]);
    expect(elements.filter((one) => one.tagName === 'script')).toEqual([]);
  });
});

describe('a submitted form', () => {
  it('tells of the form and of the asset that it asks for, with consents apart and the source, then thanks', async () => {
    const { site, taken } = siteWith();
    const answer = await site.submit('b2b-maturity-model', { ...ann, utm_source: 'li', locale: 'nl' }, request());
    expect(answer).toEqual({
      kind: 'thanks',
      location: '/p/b2b-maturity-model-thanks?lang=nl&from=b2b-maturity-model',
    });
    expect(taken[0]).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{32}:form$/) as string,
        type: 'form.submitted',
        email: 'ann@example-company.com',
        properties: { form: 'whitepaper', page: 'b2b-maturity-model' },
        contact: {
          firstName: 'Ann',
          lastName: 'Smit',
          company: 'Example',
          role: 'marketing',
          companySize: '10-49',
          locale: 'nl',
        },
        consent: { mail: true, tracking: false, wording: 'whitepaper-form-2026-11', topics: ['whitepapers'] },
        cameFrom: { source: 'li', page: 'b2b-maturity-model', form: 'whitepaper' },
      },
      {
        id: expect.stringMatching(/^[\w-]{32}:asset$/) as string,
        type: 'asset.downloaded',
        email: 'ann@example-company.com',
        properties: { asset: 'b2b-maturity-model', page: 'b2b-maturity-model' },
      },
    ]);
  });

  it('sent twice by a double click has one key; corrected and sent again it has another', async () => {
    const { site, taken } = siteWith();
    await site.submit('b2b-maturity-model', ann, request());
    await site.submit('b2b-maturity-model', ann, request());
    await site.submit('b2b-maturity-model', { ...ann, email: 'anne@example-company.com' }, request());
    const keys = taken.map(([first]) => first?.id);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('with something wrong comes back in the visitor’s language with what was typed', async () => {
    const { site, taken } = siteWith();
    const body = { ...ann, email: 'ann@', lastName: '', role: 'made-up', locale: 'nl', consentTracking: 'yes' };
    const answer = await site.submit('b2b-maturity-model', body, request());
    if (answer.kind !== 'errors') throw new Error(answer.kind);
    expect(answer.html).toContain('Dit lijkt geen e-mailadres');
    expect(answer.html).toContain('Vul je achternaam in.');
    const elements = elementsOf(answer.html);
    expect(fieldsIn(answer.html)).toMatchObject({ firstName: 'Ann', email: 'ann@', nonce: 'n1' });
    const ticked = elements
      .filter((one) => attribute(one, 'checked') !== undefined)
      .map((one) => attribute(one, 'name'));
    expect(ticked).toEqual(['consentMail', 'consentTracking']);
    expect(elements.filter((one) => attribute(one, 'aria-invalid') === 'true')).toHaveLength(3);
    expect(taken).toEqual([]);
  });

  it('asks for the tick that it makes no sense without', async () => {
    const { site } = siteWith();
    const body = { email: 'ann@example.com' };
    const answer = await site.submit('newsletter', body, request({ path: '/p/newsletter' }));
    expect(answer).toMatchObject({ kind: 'errors', html: expect.stringContaining('Without this tick') as string });
  });

  it('of a robot gets the same answer, and nothing comes of it', async () => {
    const { site, taken } = siteWith();
    expect(await site.submit('b2b-maturity-model', { ...ann, [TRAP]: 'x' }, request())).toEqual(
      await site.submit('b2b-maturity-model', ann, request()),
    );
    expect(taken).toHaveLength(1);
  });

  it('filled in faster than anybody can is a robot’s, where the workspace says how fast that is', async () => {
    const whitepaper = { ...settings.forms.whitepaper, fillSeconds: 2 } as FormSettings;
    const slow = settingsFor({ forms: { whitepaper } });
    const { site, taken, clock } = siteWith([], { settings: slow, pages });
    const { shown } = fieldsIn(site.page('b2b-maturity-model', request())?.html ?? '');
    const submit = (more: object) => site.submit('b2b-maturity-model', { ...ann, ...more }, request());
    clock.now += 1_000;
    const tooFast = await submit({ shown });
    expect(await submit({ shown: 'soon' })).toEqual(tooFast);
    expect(taken).toHaveLength(0);
    clock.now += 1_000;
    expect(await submit({ shown })).toEqual(tooFast);
    // A form of plain HTML in the company's own site says nothing of when it was shown.
    expect(await submit({})).toEqual(tooFast);
    expect(taken).toHaveLength(2);
  });

  it('that the inbox refuses comes back with its reason beside the field', async () => {
    const { site } = siteWith([{ field: 'contact.company', message: 'is not nice' }]);
    const answer = await site.submit('b2b-maturity-model', ann, request());
    expect(answer).toMatchObject({ kind: 'errors', html: expect.stringContaining('is not nice') as string });
  });

  it('full of markup shows it as text, wherever it was put', async () => {
    const { site } = siteWith();
    const body = Object.fromEntries(
      [...Object.keys(ann), 'utm_source', 'utm_term', 'referrer', 'wording', 'locale', TRAP.slice(1)].map((name) => [
        name,
        EVIL,
      ]),
    );
    const query = { utm_source: EVIL, utm_content: EVIL, lang: EVIL, from: EVIL };
    const from = request({ query, referrer: `https://evil.example/${EVIL}`, acceptLanguage: EVIL });
    const answer = await site.submit('b2b-maturity-model', body, from);
    const pages = [answer.kind === 'errors' ? answer.html : '', site.page('b2b-maturity-model', from)?.html ?? ''];
    for (const html of pages) {
      expect(html).toContain('&lt;script&gt;');
      expect(elementsOf(html).filter((one) => one.tagName === 'script')).toEqual([]);
    }
    expect(site.page('b2b-maturity-model-thanks', from)?.html).not.toContain('alert(1)');
  });

  it('is read whatever is posted: lists, NUL, huge texts, prototypes, nothing at all', async () => {
    const { site, taken } = siteWith();
    const odd = JSON.parse('{"__proto__": {"firstName": "x"}, "constructor": "y"}') as object;
    for (const body of [
      null,
      'text',
      [],
      7,
      odd,
      { ...ann, email: ['', 'b'] },
      { ...ann, lastName: 'x'.repeat(1e6) },
    ]) {
      expect((await site.submit('b2b-maturity-model', body, request())).kind).toBe('errors');
    }
    await site.submit(
      'b2b-maturity-model',
      { ...ann, firstName: ['A\0nn\r\n', 'Bob'], company: '\u0007Ex' },
      request(),
    );
    expect(taken.at(-1)?.[0]?.contact).toMatchObject({ firstName: 'A nn', company: 'Ex' });
  });

  it('to a page without a form finds nothing', async () => {
    const { site } = siteWith();
    expect(await site.submit('b2b-maturity-model-thanks', ann, request())).toEqual({ kind: 'not-found' });
    expect(await site.submit('nope', ann, request())).toEqual({ kind: 'not-found' });
  });
});

describe('a form that asks for what is not known yet', () => {
  const field = (name: string, more: string) =>
    `  - name: ${name}\n    type: text\n    label: { en: "${name}" }\n${more}`;
  const head = [
    '---',
    'form: whitepaper',
    'title: { en: "Model" }',
    'fields:',
    field('firstName', '    ask: once\n    required: true'),
    '  - name: email\n    type: email\n    required: true\n    label: { en: "email" }',
    field('company', '    ask: once\n    required: true'),
    field('role', '    ask: later\n    required: true'),
    '---',
  ].join('\n');
  const parts = files.filter(({ name }) => name.startsWith('_'));
  const asking = compilePages([...parts, { name: 'model', text: `${head}\n{{> _form}}` }], 'en');
  const asked = (html: string | undefined) =>
    Object.keys(fieldsIn(html ?? '')).filter((name) => ['firstName', 'email', 'company', 'role'].includes(name));
  const known = (...fields: string[]): Known => ({ email: 'ann@example-company.com', fields: new Set(fields) });
  const site = () => siteWith([], { settings, pages: asking });

  it.each([
    ['of a stranger all but what comes later', null, ['firstName', 'email', 'company']],
    ['of whom something is known the rest', known('firstName'), ['email', 'company']],
    ['of whom all of it is known what comes later', known('firstName', 'company'), ['email', 'role']],
    ['of whom that is known too their address alone', known('firstName', 'company', 'role'), ['email']],
  ])('asks %s', (_of, who, fields) => {
    expect(site().site.page('model', request(), who)?.html).not.toContain('ann@example-company.com');
    expect(asked(site().site.page('model', request(), who)?.html)).toEqual(fields);
  });

  it('takes less from whom it knows, and wants the whole of whoever types another address', async () => {
    const { site: it, taken } = site();
    const submit = (email: string) =>
      it.submit('model', { email, company: 'Example', nonce: 'n' }, request(), known('firstName'));
    expect(await submit('Ann@example-company.com')).toMatchObject({ kind: 'thanks' });
    expect(taken).toHaveLength(1);
    const other = await submit('bob@example-company.com');
    expect(other).toMatchObject({ kind: 'errors' });
    expect(asked(other.kind === 'errors' ? other.html : '')).toEqual(['firstName', 'email', 'company']);
    expect(taken).toHaveLength(1);
  });
});

describe('an image of the workspace', () => {
  it('has an address of the product, on pages and in their parts; others stay', () => {
    const set = compilePages(
      [
        { name: '_part', text: "<img src='/assets/a b/c.webp' alt=''>" },
        {
          name: 'page',
          text: '---\ntitle: Hello\n---\n<img src="assets/logo.png" alt=""><img src="https://x.example/assets/d.png" alt="">{{> _part}}',
        },
      ],
      'en',
      (file) => `/i/${encodeURIComponent(file)}`,
    );
    const html = set.pages.get('page')?.render({}) ?? '';
    expect([...html.matchAll(/src=["']([^"']+)/g)].map(([, src]) => src)).toEqual([
      '/i/logo.png',
      'https://x.example/assets/d.png',
      '/i/a%20b%2Fc.webp',
    ]);
  });
});

describe('a page that does not compile', () => {
  it('is named with what is wrong, and takes no other page with it', () => {
    const set = compilePages(
      [
        { name: 'good', text: '---\ntitle: Hello\n---\n<p>{{page.title}}</p>' },
        { name: 'typo', text: '{{#if x}}' },
        { name: 'lost', text: '{{> _nowhere}}' },
        { name: 'yaml', text: '---\ntitle: [\n---\n' },
      ],
      'en',
    );
    expect(set.pages.all().map(({ name }) => name)).toEqual(['good']);
    expect(['good', 'typo', 'none'].map((name) => set.pages.has(name))).toEqual([true, false, false]);
    expect(
      set
        .findings()
        .map(({ page }) => page)
        .sort(),
    ).toEqual(['lost', 'typo', 'yaml']);
  });
});

describe('the product’s own pages', () => {
  it.each([
    'preferences',
    'unsubscribed',
    'confirm',
    'confirmed',
    'thanks',
    'rate',
    'rated',
    'not-found',
    'problem',
  ] as const)('%s comes in both languages, in any workspace', (name) => {
    const bare = compilePages([], 'en');
    const site = new Site({
      source: () => ({ settings, pages: bare }),
      publicUrl: 'https://nurture.example',
      newId: () => 'id',
      hostNow: () => 0,
      inbox: { receive: () => Promise.resolve({ ok: true }) },
    });
    const html = (lang: string) => site.own(name, request({ query: { lang } }), { email: EVIL, action: EVIL }).html;
    expect(html('nl')).toContain('<html lang="nl"');
    expect(html('nl')).not.toBe(html('en'));
    expect(elementsOf(html('en')).filter((one) => one.tagName === 'script')).toEqual([]);
    expect(elementsOf(html('en')).filter((one) => one.tagName === 'h1')).toHaveLength(1);
  });
});
