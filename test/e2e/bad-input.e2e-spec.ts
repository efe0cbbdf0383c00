import { linksOf, pixelOf, type RunningProduct, startProduct, trackedLinks } from '../support/product';

interface Problem {
  code: string;
  status: number;
  errors?: { field: string; code: string; message: string }[];
}

describe('bad input', () => {
  let product: RunningProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const good = { id: 'good', type: 'meeting.booked', email: 'good@example.org' };
  const nobodyMade = async (): Promise<void> => {
    const { items } = await product.api.get<{ items: unknown[] }>('contacts?q=example.org');
    expect(items).toEqual([]);
  };

  it.each([
    [{ ...good, type: 'asset.download' }, 'type', 'unknown-event-type', 'asset.downloaded'],
    [{ ...good, email: 'good@@example' }, 'email', 'bad-address', 'ann@example.com'],
    [{ ...good, at: '2999-01-01T00:00:00Z' }, 'at', 'in-the-future', '5 minutes'],
    [{ ...good, type: 'mail.opened' }, 'type', 'not-from-outside', 'Send one of'],
  ])(
    'names the event, the field and the way out, and takes none of the batch: %j',
    async (event, field, code, hint) => {
      const { status, text, headers } = await product.api.events({ ...good, id: 'fine' }, event);
      expect([status, headers.get('content-type')]).toEqual([422, expect.stringContaining('application/problem+json')]);
      const { errors } = JSON.parse(text) as Problem;
      expect(errors).toMatchObject([{ field: `[1].${field}`, code, message: expect.stringContaining(hint) as string }]);
      await nobodyMade();
    },
  );

  it.each([
    ['what is no JSON', '{ "type": ', 400, 'invalid-json'],
    ['5 MB', JSON.stringify([{ ...good, properties: { note: 'x'.repeat(5 * 1024 * 1024) } }]), 413, 'body-too-large'],
    ['1,001 events', JSON.stringify(Array(1_001).fill(good)), 422, 'too-many-events'],
  ])('refuses %s with a problem document, and goes on', async (_what, body, status, code) => {
    const answer = await product.api.call('POST', 'events', body);
    expect(answer.status).toBe(status);
    expect((JSON.parse(answer.text) as Problem).code).toBe(code);
    await nobodyMade();
  });

  it('shows the form again with what was typed, where the address is broken', async () => {
    const answer = await product.signUp({ email: 'ann at example.org', company: 'Typed & kept BV' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('This does not look like an email address');
    expect(answer.text).toContain('Typed &amp; kept BV');
    await nobodyMade();
  });

  it('answers a page that does not exist with one that helps, in the visitor’s language', async () => {
    const answer = await product.visit('/p/no-such-page', { headers: { 'accept-language': 'nl' } });
    expect([answer.status, answer.headers.get('content-language')]).toEqual([404, 'nl']);
    expect((await product.post('/p/no-such-page', { email: 'a@example.org' })).status).toBe(404);
    await nobodyMade();
  });

  it('answers 404 to forged and borrowed tokens on every public route, and notes nothing', async () => {
    const email = 'tokens@example.net';
    await product.signUp({ email });
    const mail = await product.mail(email);
    await product.atRest();
    const pathOf = (link: string): string => new URL(link).pathname;
    const paths = [pixelOf(mail) ?? '', ...trackedLinks(mail), ...linksOf(mail).map(({ href }) => href)];
    const tokens = [...new Set(paths.map(pathOf))].flatMap((path) => {
      const [, token] = /^\/[ocdu]\/([\w-]+)/.exec(path) ?? [];
      return token === undefined ? [] : [token];
    });
    expect(tokens.length).toBeGreaterThanOrEqual(4);
    const forged = tokens.flatMap((token) => [`${flipped(token)}`, `${token}A`, token.slice(0, -1), token.slice(1)]);
    const routes = ['o', 'c', 'd', 'u', 'v', 'h'];
    for (const route of routes) {
      const own = new Set(paths.map(pathOf).filter((path) => path.startsWith(`/${route}/`)));
      const borrowed = tokens.filter((token) => !own.has(`/${route}/${token}`) && !own.has(`/${route}/${token}.gif`));
      for (const token of [...forged, ...borrowed, 'x', '%00', 'A'.repeat(5_000)]) {
        const link = `/${route}/${token}${route === 'o' ? '.gif' : ''}`;
        expect([link, (await product.visit(link)).status]).toEqual([link, 404]);
        if ('uvh'.includes(route)) {
          const post = await product.post(link, { 'List-Unsubscribe': 'One-Click', answer: 'accept' });
          expect([link, post.status]).toEqual([link, 404]);
        }
      }
    }
    const [{ hits } = { hits: -1 }] = await product.db.query<{ hits: number }>('SELECT count(*)::int AS hits FROM hit');
    expect(hits).toBe(0);
    expect((await product.contact(email)).consent.mail).toBe('given');
  });
});

/** The token with one bit of its signature changed. */
function flipped(token: string): string {
  const bytes = Buffer.from(token, 'base64url');
  const last = bytes.length - 1;
  bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
  return bytes.toString('base64url');
}
