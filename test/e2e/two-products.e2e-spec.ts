import type { FunnelDto } from '../../apps/server/src/api/analytics/funnel.dto';
import { eventually } from '../support/eventually';
import { linksOf } from '../support/page-and-mail';
import { filledIn, type RunningProduct, startProduct } from '../support/product';

const PEOPLE = 100;

describe('two products on one database', () => {
  let one: RunningProduct;
  let two: RunningProduct;
  beforeAll(async () => {
    one = await startProduct();
    two = await startProduct({ databaseUrl: one.databaseUrl, smtp: one.smtp });
  });
  afterAll(async () => {
    await two.stop();
    await one.stop();
  });

  it('share the work with nothing doubled, and each answers for the other', async () => {
    const emails = Array.from({ length: PEOPLE }, (_, index) => `shared${index}@example.org`);
    // Each form is sent to both, as by a proxy that tries the other one too soon; and again while a busy one asks for it.
    const send = (product: RunningProduct, email: string) =>
      eventually(`the form of ${email} is taken`, async () => {
        const answer = await product.post('/p/b2b-maturity-model', filledIn({ email, nonce: email, locale: 'en' }));
        return answer.status !== 503 && answer;
      });
    const answers = await Promise.all(emails.flatMap((email) => [send(one, email), send(two, email)]));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    for (const email of emails) await one.mail(email);
    await one.atRest();
    expect(emails.filter((email) => one.mailsTo(email).length !== 1)).toEqual([]);
    const ids = one.smtp.messages.map(({ headers }) => headers.get('message-id'));
    expect(new Set(ids).size).toBe(PEOPLE);
    const walks = await one.db.query<{ n: number }>('SELECT count(*)::int AS n FROM enrolment GROUP BY contact_id');
    expect(walks).toEqual(Array(PEOPLE).fill({ n: 1 }));

    const mail = one.lastMail(emails[0] ?? '');
    const download = linksOf(mail).find(({ href }) => href.includes('/d/'))?.href ?? '';
    for (const product of [one, two]) expect((await product.visit(download)).status).toBe(200);
    await one.settled();
    await two.walked(emails[0] ?? '', 'sent -> asset.opened -> deepDive');
  });

  it('go on alone when one of them stops, with every timer fired once', async () => {
    await one.atRest();
    await two.stop();
    await one.move({ days: 3, minutes: 5 });
    await one.atRest();
    const traces = await one.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM enrolment_step WHERE trace ->> 'event' LIKE '%3 days%' GROUP BY enrolment_id`,
    );
    expect(traces.filter(({ n }) => n !== 1)).toEqual([]);
    const reminded = one.smtp.messages.filter(({ headers }) => headers.get('feedback-id')?.startsWith('whitepaper-reminder')); // prettier-ignore
    expect(new Set(reminded.flatMap(({ to }) => to)).size).toBe(reminded.length);
    expect(reminded).toHaveLength(PEOPLE - 1);
  });

  it('leave a database that a later start brings up from an early release’s schema by itself, and everybody walks on', async () => {
    await one.atRest();
    await one.started.stop();
    // Everything that came after the first release is taken out again, with what it kept.
    const migrations = (): Promise<unknown[]> => one.db.query('SELECT name FROM migrations ORDER BY timestamp');
    const all = await migrations();
    for (let left = all.length - 1; left > 0; left--) await one.db.manager.connection.undoLastMigration();
    const before = await one.db.query<{ id: string }>('SELECT id::text FROM enrolment ORDER BY id');
    expect(await migrations()).toHaveLength(1);
    const { databaseUrl, smtp, dataDir } = one;
    const next = await startProduct({ databaseUrl, smtp, dataDir });
    try {
      expect(await migrations()).toEqual(all);
      expect((await next.visit('/health/ready')).status).toBe(200);
      expect(await next.db.query('SELECT id::text FROM enrolment ORDER BY id')).toEqual(before);
      await next.walked('shared0@example.org', 'sent -> asset.opened -> deepDive');
      await next.move({ days: 7, minutes: 5 });
      await next.atRest();
      await next.walked('shared1@example.org', 'sent -> 3 days -> reminder -> 4 business days -> cold');
      // What is counted for the figures is counted anew from the log.
      await eventually('the figures know everybody', async () => {
        const { stages } = await next.api.get<FunnelDto>('analytics/funnel?from=2027-06-01&until=2027-06-30');
        return stages.find(({ stage }) => stage === 'lead')?.entered.value === PEOPLE;
      });
      expect((await next.signUp({ email: 'newcomer@example.org' })).status).toBe(303);
      await next.mail('newcomer@example.org');
    } finally {
      await next.stop();
    }
  });
});
