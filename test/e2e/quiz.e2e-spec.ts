import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { hiddenFields } from '../support/page-and-mail';
import { type RunningProduct, startProduct } from '../support/product';
import { siteWorkspace } from '../support/site-workspace';
import scan from '../../templates/pages/maturity-scan.quiz.json';

const ids = scan.questions.flatMap(({ id }) => (id === 'perspective' ? [] : [id]));

describe('the maturity scan, a rating and a form that waits', () => {
  let product: RunningProduct;
  const workspace = siteWorkspace([]);
  writeFileSync(
    join(workspace, 'pages/savings.quiz.json'),
    JSON.stringify({
      title: 'What it saves',
      questions: [{ id: 'hours', text: 'Hours a week', times: 52 }, { id: 'wage', text: 'Wage', multiplies: true }],
      results: [{ id: 'little', title: 'Little' }, { id: 'much', from: 10_000, title: 'Much' }],
    }),
  ); // prettier-ignore
  beforeAll(async () => {
    product = await startProduct({ workspace });
  });
  afterAll(async () => {
    await product.stop();
    rmSync(workspace, { recursive: true, force: true });
  });

  /** The link to the same page in another language. */
  const hrefIn = (html: string, lang: string): string => {
    const plain = html.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    const [, href] = new RegExp(`href="(/p/maturity-scan\\?lang=${lang}[^"]*)"`).exec(plain) ?? [];
    if (href === undefined) throw new Error(`no link to ${lang}`);
    return href;
  };
  const answers = Object.fromEntries(ids.map((id) => [id, id.startsWith('judge-') ? '2' : '4']));

  it('asks thirty questions without a script, in the visitor’s language, and says again which are open', async () => {
    const shown = await product.visit('/p/maturity-scan?lang=nl');
    expect(ids).toHaveLength(30);
    expect(shown.text).toContain('De volwassenheidsscan');
    const { 'judge-data': _, ...rest } = answers;
    const again = await product.post('/p/maturity-scan?lang=nl', { ...hiddenFields(shown.text), ...rest });
    expect([again.status, again.text.includes('href="#judge-data"')]).toEqual([422, true]);
    expect(again.text).toContain('Beantwoord deze vraag.');
  });

  it('shows the result at once, and keeps it only of whom leaves an address', async () => {
    const first = await product.visit('/p/maturity-scan?utm_source=fair&utm_campaign=hall-3', {
      headers: { referer: 'https://www.linkedin.com/feed/?x=1' },
    });
    // Switching the language and back loses nothing of where they came from.
    const switched = await product.visit(hrefIn(first.text, 'nl'));
    const shown = await product.visit(hrefIn(switched.text, 'en'));
    const nobody = await product.post('/p/maturity-scan', { ...hiddenFields(shown.text), ...answers });
    expect([nobody.status, nobody.text.includes('Emerging')]).toEqual([200, true]);
    expect(await product.db.query('SELECT FROM contact')).toHaveLength(0);
    const email = 'scan@example.org';
    const sent = { ...hiddenFields(shown.text), ...answers, perspective: 'sales', email, consentTracking: 'yes' };
    expect((await product.post('/p/maturity-scan', sent)).status).toBe(200);
    await product.post('/p/maturity-scan', sent);
    await product.atRest();
    const contact = await product.contact(email);
    expect(contact.fields).toMatchObject({ role: 'sales', locale: 'en' });
    expect(contact.source).toMatchObject({
      source: 'fair',
      campaign: 'hall-3',
      referrer: 'https://www.linkedin.com/feed/',
      page: 'maturity-scan',
    });
    const quizzes = contact.timeline.filter(({ type }) => type === 'quiz.completed');
    expect(quizzes.map(({ properties }) => properties)).toEqual([
      { quiz: 'maturity-scan', score: 2, result: 'emerging', weakest: 'judge' },
    ]);
  });

  it('adds what colleagues answer by a link to a round, by side and without a name', async () => {
    const opened = { id: '2027-q1', answers: [{ person: 'sanne', perspective: 'marketing', phase: 'aware', question: 'people', score: 5 }] }; // prettier-ignore
    expect((await product.api.post('maturity', opened)).status).toBe(200);
    const { url } = await product.api.get<{ url: string }>('maturity/2027-q1/link');
    const path = url.replace('http://nurture.test', '');
    const shown = await product.visit(path);
    expect([shown.status, shown.text.includes('type="email"')]).toEqual([200, false]);
    const form = hiddenFields(shown.text);
    const sideless = await product.post('/p/maturity-scan', { ...form, ...answers });
    expect([sideless.status, sideless.text.includes('href="#perspective"')]).toEqual([422, true]);
    const sent = { ...form, ...answers, perspective: 'sales', email: 'colleague@example.org' };
    expect((await product.post('/p/maturity-scan', sent)).status).toBe(200);
    expect((await product.post('/p/maturity-scan', { ...sent, 'judge-data': '4' })).status).toBe(200);
    interface Round { people: number; missing: string[]; phases: { phase: string; byPerspective: Record<string, number | null> }[] } // prettier-ignore
    const round = await product.api.get<Round>('maturity/2027-q1');
    expect([round.people, round.missing]).toEqual([2, ['customer-success']]);
    expect(round.phases.find(({ phase }) => phase === 'judge')?.byPerspective['sales']).toBeCloseTo(2.4);
    expect(await product.db.query(`SELECT FROM contact WHERE email = 'colleague@example.org'`)).toHaveLength(0);

    expect((await product.visit(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
    expect((await product.visit(path.replace('maturity-scan', 'savings'))).status).toBe(404);
    const { tokens } = product.started.product.runtime;
    const old = tokens.make('q', { round: '2027-q1', until: 1_700_000_000 });
    expect((await product.post('/p/maturity-scan', { ...sent, round: old })).status).toBe(404);
    const none = tokens.make('q', { round: 'none', until: 9_000_000_000 });
    expect((await product.post('/p/maturity-scan', { ...sent, round: none })).status).toBe(404);
  });

  it('calculates from what is typed', async () => {
    const result = await product.post('/p/savings?lang=nl', { hours: '4,5', wage: '50' });
    expect([result.status, /<strong>11700<\/strong>/.test(result.text), result.text.includes('Much')]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await product.post('/p/savings', { hours: 'many', wage: '50' })).status).toBe(422);
  });

  it('counts a rating once per person and content, and only when it was confirmed', async () => {
    const email = 'rates@example.org';
    await product.signUp({ email });
    await product.mail(email);
    await product.atRest();
    const [mail] = await product.db.query<{ id: string }>('SELECT id FROM mail WHERE recipient = $1', [email]);
    const token = product.started.product.runtime.tokens.make('r', { mail: mail?.id ?? '', rating: 4, content: 'b2b-maturity-model' }); // prettier-ignore
    const shown = await product.visit(`/r/${token}`);
    expect([shown.status, /value="4" required checked/.test(shown.text)]).toEqual([200, true]);
    const ratings = async () => {
      await product.atRest();
      return (await product.contact(email)).timeline.filter(({ type }) => type === 'content.rated');
    };
    expect(await ratings()).toEqual([]);
    expect((await product.post(`/r/${token}`, { rating: '5' })).status).toBe(200);
    expect((await product.post(`/r/${token}`, { rating: '1' })).text).toContain('You rated this before');
    expect((await ratings()).map(({ properties }) => properties)).toEqual([
      { content: 'b2b-maturity-model', rating: 5 },
    ]);
    expect((await product.post(`/r/${token}`, { rating: '9' })).status).toBe(422);
    expect((await product.visit(`/r/${token.slice(0, -1)}A`)).status).toBe(404);
  });
});
