import { DateTime } from 'luxon';
import { now } from '@nurture/store';
import { linkIn, linksOf, type RunningProduct, startProduct } from '../support/product';
import type { ReceivedMail } from '../support';

const SITE = 'https://www.example.com';

describe('a warm lead', () => {
  let product: RunningProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());
  beforeEach(() => product.nextTuesday());

  /** Pages that they looked at, as the company's own site reports them. */
  const views = async (email: string, ...paths: string[]): Promise<void> => {
    const events = paths.map((path) => ({ type: 'page.viewed', email, properties: { url: SITE + path, title: path } }));
    expect((await product.api.events(...events)).status).toBe(202);
  };
  const briefAbout = async (email: string, count = 1): Promise<ReceivedMail> => {
    await product.atRest();
    const briefs = product.smtp.messages.filter(({ parsed }) => parsed.subject?.startsWith('Warm lead:'));
    const theirs = briefs.filter(({ parsed }) => parsed.text?.includes(email));
    expect(theirs).toHaveLength(count);
    return theirs.at(-1) as ReceivedMail;
  };
  const warmUp = async (email: string): Promise<ReceivedMail> => {
    await product.signUp({ email });
    await product.mail(email);
    await product.atRest();
    await views(email, '/services/scan', '/services/coaching', '/services/audit', '/services', '/pricing');
    await product.walked(email, 'sent -> page.viewed -> talk');
    return briefAbout(email);
  };

  it('is on a salesperson’s desk with the score entry by entry, and their answer is seen on the contact', async () => {
    const email = 'warm@example.org';
    await product.signUp({ email, firstName: 'Wanda', lastName: 'Warm', company: 'Warm Water BV' });
    await product.mail(email);
    await product.atRest();
    const pages = ['scan', 'coaching', 'audit', 'training', 'interim', 'research', 'data', 'content'];
    await views(email, ...pages.map((page) => `/services/${page}`));
    await product.walked(email, 'sent -> handoff.created -> talk');
    const contact = await product.contact(email);
    expect([contact.score, contact.stage]).toEqual([84, 'sql']);

    const brief = await briefAbout(email);
    expect(brief.parsed.subject).toBe('Warm lead: Wanda Warm (Warm Water BV), 84 points');
    expect(brief.to[0]).toMatch(/^(mark\.degroot|leila\.haddad|tom\.bakker)@example\.com$/);
    const text = brief.parsed.text ?? '';
    expect(text).toMatch(/SCORE 84, FIT \d+\n\+64 {2}Visited a services page \(8 ×\).*\n\+20 {2}Asked for a download/);
    expect(text).toContain('Please answer before Wednesday');
    const links = linksOf(brief).slice(0, 3);
    expect(links.map((link) => link.text)).toEqual(['Accept', 'Not now', 'Reject']);

    const accept = linkIn(brief, 'Accept');
    const page = await product.visit(accept);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Wanda Warm');
    expect((await product.contact(email)).handoffs).toMatchObject([{ status: 'new', answers: [] }]);

    expect((await product.post(accept, { answer: 'accept', note: 'calling today' })).status).toBe(303);
    await product.atRest();
    const [handoff] = (await product.contact(email)).handoffs;
    expect(handoff).toMatchObject({ status: 'accepted', answers: [{ answer: 'accept', note: 'calling today' }] });
    expect((await product.contact(email)).timeline.map(({ type }) => type)).toContain('handoff.accepted');
  });

  it('goes back to marketing when sales says not now, and hears from it on the day that sales named', async () => {
    const email = 'later@example.org';
    const brief = await warmUp(email);
    const recycle = linkIn(brief, 'Not now');
    expect((await product.visit(recycle)).status).toBe(200);
    const today = DateTime.fromMillis(await now(product.db), { zone: 'Europe/Amsterdam' });
    const day = today.plus({ days: 50 }); // a Wednesday
    const until = day.toISODate() ?? '';
    const answer = await product.post(recycle, { answer: 'recycle', reason: 'not-now', until });
    expect(answer.status).toBe(303);
    await product.walked(email, 'sent -> page.viewed -> talk -> handoff.recycled -> resting');
    expect((await product.contact(email)).stage).toBe('recycled');
    await product.move({ days: 49 });
    await product.atRest();
    expect(product.mailsTo(email)).toHaveLength(1);
    await product.move({ days: 1 });
    await product.walked(
      email,
      'sent -> page.viewed -> talk -> handoff.recycled -> resting -> at contact.recycleOn -> back',
    );
    const back = await product.mail(email, 2);
    expect(back.headers.get('date')).toContain(day.toFormat('dd LLL yyyy'));
    await product.atRest();
    await product.move({ days: 15 });
    await product.walked(
      email,
      'sent -> page.viewed -> talk -> handoff.recycled -> resting -> at contact.recycleOn -> back -> 14 days -> cold',
    );
  });

  it('is not handed over a second time for old points, nor by an answer that comes twice', async () => {
    const email = 'twice@example.org';
    const brief = await warmUp(email);
    const reject = linkIn(brief, 'Reject');
    expect((await product.post(reject, { answer: 'reject' })).status).toBe(422);
    expect((await product.contact(email)).handoffs).toMatchObject([{ status: 'new' }]);
    const answer = { answer: 'reject', reason: 'no-interest' };
    expect((await product.post(reject, answer)).status).toBe(303);
    expect((await product.post(reject, answer)).status).toBe(303);
    await product.walked(email, 'sent -> page.viewed -> talk -> handoff.rejected -> done');
    await views(email, '/services/scan', '/blog/one');
    await briefAbout(email);
    const { handoffs, timeline } = await product.contact(email);
    expect(handoffs).toMatchObject([{ status: 'rejected', answers: [{ answer: 'reject' }] }]);
    expect(timeline.filter(({ type }) => type === 'handoff.rejected')).toHaveLength(1);
  });

  it('is left alone by marketing while sales talks to them', async () => {
    const email = 'talking@example.org';
    await warmUp(email);
    await product.move({ days: 30 });
    await product.atRest();
    expect(product.mailsTo(email)).toHaveLength(1);
  });

  it('that fills in the contact form is handed over at once', async () => {
    const email = 'direct@example.org';
    const fields = { message: 'Can we talk this week?' };
    expect((await product.signUp({ email, ...fields }, 'contact')).status).toBe(303);
    const brief = await briefAbout(email);
    expect(brief.parsed.text).toMatch(/80\s+Filled in the contact form/);
    expect((await product.contact(email)).stage).toBe('sql');
  });
});
