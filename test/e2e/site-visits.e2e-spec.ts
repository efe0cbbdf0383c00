import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { tokensFor } from '@nurture/core/token';
import { hiddenFields, linksOf } from '../support/page-and-mail';
import { SECRET } from '../support/product-settings';
import { type Answer, filledIn, type RunningProduct, startProduct } from '../support/product';
import { siteWorkspace } from '../support/site-workspace';

const SITE = 'https://www.company.example';
const hex = () => randomBytes(16).toString('hex');

describe('visits of a company’s own site', () => {
  let product: RunningProduct;
  const workspace = siteWorkspace([SITE, 'http://nurture.test'], {
    events: { 'price.calculated': { seats: 'number' }, 'deal.signed': {} },
  });
  beforeAll(async () => {
    product = await startProduct({ workspace });
  });
  afterAll(async () => {
    await product.stop();
    rmSync(workspace, { recursive: true, force: true });
  });

  const report = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    product.visit('/t', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'text/plain', origin: SITE, ...headers },
    });
  const view = (path: string, referrer = `${SITE}/`) => ({ id: hex(), type: 'page.viewed', url: SITE + path, title: 'A page', referrer }); // prettier-ignore
  const visit = async (visitor: string | null, ...events: object[]): Promise<{ forget: boolean }> => {
    const answer = await report({ visitor, proof: null, events });
    expect(answer.status).toBe(202);
    return JSON.parse(answer.text) as { forget: boolean };
  };
  const signUp = async (visitor: string, form: { email: string } & Record<string, string>) => {
    const shown = await product.visit(`/p/b2b-maturity-model?visitor=${visitor}`);
    const fields = { ...hiddenFields(shown.text), ...filledIn(form) };
    const answer = await product.post('/p/b2b-maturity-model', without(fields, form));
    expect(answer.status).toBe(303);
    await product.atRest();
  };
  const without = (fields: Record<string, string>, form: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => form[name] !== ''));
  const viewed = async (email: string): Promise<unknown[]> => {
    await product.atRest();
    const { timeline } = await product.contact(email);
    const views = timeline.filter(({ type }) => type === 'page.viewed');
    return views.map(({ properties }) => String(properties['url']).replace(SITE, '')).sort();
  };

  it('are joined to whoever fills in a form and agrees, with the source of the very first one', async () => {
    const visitor = hex();
    await visit(
      visitor,
      view('/?utm_source=google&utm_medium=cpc&gclid=G1&email=x@y.example', 'https://www.google.nl/?q=1'),
    );
    await visit(visitor, view('/services/scan'), view('/pricing'));
    const email = 'visitor@example.org';
    await signUp(visitor, { email });
    expect(await viewed(email)).toEqual(['/', '/pricing', '/services/scan']);
    await visit(visitor, view('/after'));
    expect(await viewed(email)).toEqual(['/', '/after', '/pricing', '/services/scan']);
    const contact = await product.contact(email);
    expect(contact.source).toMatchObject({ source: 'google', medium: 'cpc', referrer: 'https://www.google.nl/', page: 'b2b-maturity-model' }); // prettier-ignore
    expect(contact.touches.map(({ channel, page }) => [channel, page])).toEqual([['paid-search', `${SITE}/`]]);
    expect(contact.score).toBe(28);
    expect(JSON.stringify(contact)).not.toContain('x@y.example');
  });

  it('are nobody’s without agreement, and stay so', async () => {
    const visitor = hex();
    await visit(visitor, view('/refused/1'));
    const email = 'refuses@example.org';
    await signUp(visitor, { email, consentTracking: '' });
    await visit(visitor, view('/refused/2'));
    await visit(null, view('/refused/3'));
    expect(await viewed(email)).toEqual([]);
    const rows = await product.db.query<{ contact_id: string | null; visitor_id: string | null }>(
      `SELECT contact_id, visitor_id FROM event WHERE properties ->> 'url' LIKE '%/refused/3'`,
    );
    expect(rows).toEqual([{ contact_id: null, visitor_id: null }]);
  });

  it('go to whoever sits at the browser: another address typed splits them, and what was stays whose it was', async () => {
    const visitor = hex();
    await visit(visitor, view('/first'));
    await signUp(visitor, { email: 'first@example.org' });
    await signUp(visitor, { email: 'second@example.org' });
    await visit(visitor, view('/second'));
    expect(await viewed('first@example.org')).toEqual(['/first']);
    expect(await viewed('second@example.org')).toEqual(['/second']);
    await signUp(visitor, { email: 'third@example.org', consentTracking: '' });
    expect(await visit(visitor, view('/third'))).toEqual({ forget: true });
    expect(await viewed('second@example.org')).toEqual(['/second']);
  });

  it('are joined to whom the mail went by whose link they came, unless the browser is somebody’s', async () => {
    const [ann, bob] = ['ann.mail@example.org', 'bob.mail@example.org'];
    await signUp(hex(), { email: ann });
    const bobs = hex();
    await signUp(bobs, { email: bob });
    const mail = await product.mail(ann);
    const click = linksOf(mail).find(({ href }) => href.includes('/c/'));
    const { headers } = await product.visit(click?.href ?? '');
    const location = new URL(headers.get('location') ?? '');
    const proof = location.searchParams.get('nurture') ?? '';
    expect(location.href).toBe(`http://nurture.test/p/b2b-maturity-model?nurture=${proof}`);

    const anns = hex();
    await visit(anns, view('/before'));
    expect((await report({ visitor: anns, proof, events: [view('/by-mail')] })).status).toBe(202);
    expect(await viewed(ann)).toEqual(['/before', '/by-mail']);
    expect((await report({ visitor: bobs, proof, events: [view('/forwarded')] })).status).toBe(202);
    expect([await viewed(ann), await viewed(bob)]).toEqual([['/before', '/by-mail'], ['/forwarded']]);

    const old = tokensFor(SECRET).make('s', { mail: '1', at: Math.floor(Date.now() / 1000) - 7_200 });
    const late = hex();
    await report({ visitor: late, proof: old, events: [view('/late')] });
    expect(await viewed(ann)).toEqual(['/before', '/by-mail']);

    // The form asks them only for what isn't known, and shows nothing that is.
    const page = await product.visit(location.pathname + location.search);
    expect(page.text).toContain('name="email"');
    expect(page.text).not.toContain('name="companySize"');
    expect(page.text).not.toContain(ann);
    const hidden = hiddenFields(page.text);
    const stranger = await product.post('/p/b2b-maturity-model', { ...hidden, email: 'stranger@example.org' });
    expect([stranger.status, stranger.text.includes('name="companySize"')]).toEqual([422, true]);
    expect((await product.post('/p/b2b-maturity-model', { ...hidden, email: ann })).status).toBe(303);
  });

  it('stop being theirs when they withdraw their agreement: the browser is told to forget its name', async () => {
    const visitor = hex();
    await signUp(visitor, { email: 'stops@example.org' });
    const preferences = linksOf(await product.mail('stops@example.org')).find(({ href }) => href.includes('/u/'))?.href;
    await product.post(preferences ?? '', { action: 'save', topic: 'whitepapers' });
    expect(await visit(visitor, view('/afterwards'))).toEqual({ forget: true });
    expect(await viewed('stops@example.org')).toEqual([]);
  });

  it('are taken once each, of the company’s sites alone, and hold nothing but what they may', async () => {
    const event = view('/once');
    const [visitor, email] = [hex(), 'once@example.org'];
    await visit(visitor, event);
    await visit(visitor, event);
    await signUp(visitor, { email });
    expect(await viewed(email)).toEqual(['/once']);
    const body = { visitor: null, events: [view('/x')] };
    expect((await report(body, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await report('{')).status).toBe(400);
    expect((await report({ visitor: null, events: [{ ...view('/x'), type: 'deal.won' }] })).status).toBe(400);
    expect((await report({ visitor: null, events: [{ ...view('/x'), type: 'deal.signed' }] })).status).toBe(400);
    expect((await report({ visitor: 'ann@example.org', events: [] })).status).toBe(400);
    expect((await report(body)).headers.get('access-control-allow-origin')).toBe(SITE);
    const many = Array.from({ length: 301 }, () => report({ visitor: null, events: [] }, { 'x-forwarded-for': '203.0.113.9' })); // prettier-ignore
    const answers = await Promise.all(many);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });

  it('are told by our own pages too, by the snippet alone and never under a link with a token', async () => {
    const page = await product.visit('/p/b2b-maturity-model');
    expect(page.text.match(/<script[^>]*>/g)).toEqual(['<script src="/t.js" data-follow="no" defer>']);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'; connect-src 'self'");
    const again = await product.post('/p/b2b-maturity-model', { ...hiddenFields(page.text), email: 'no' });
    expect([again.status, again.text.match(/<script[^>]*>/g)]).toEqual([422, ['<script src="/t.js" data-follow="no" data-view="no" defer>']]); // prettier-ignore
    await signUp(hex(), { email: 'own-pages@example.org' });
    const mail = await product.mail('own-pages@example.org');
    const preferences = await product.visit(linksOf(mail).find(({ href }) => href.includes('/u/'))?.href ?? '');
    expect([preferences.status, preferences.text.includes('<script')]).toEqual([200, false]);
    expect(preferences.headers.get('content-security-policy')).not.toContain('script-src');
  });

  it('of our own pages may be told by whatever name the server was asked by, but by no other', async () => {
    const body = { visitor: null, events: [{ ...view('/x'), url: 'http://go.company.example/p/x' }] };
    const host = new URL(product.url).host;
    expect((await report(body, { origin: `http://${host}` })).status).toBe(202);
    expect((await report(body, { origin: `http://${host}.evil.example` })).status).toBe(403);
  });

  it('are reported by a snippet of less than 3 kB', async () => {
    const snippet = await product.visit('/t.js');
    expect(snippet.headers.get('content-type')).toContain('javascript');
    expect(snippet.headers.get('set-cookie')).toBeNull();
    expect(gzipSync(snippet.text).length).toBeLessThan(3_000);
  });
});
