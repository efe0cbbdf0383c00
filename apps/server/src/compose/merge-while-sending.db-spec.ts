import { type AbsorbDeps, EnrolmentIds, publish, PublishedBook } from '@nurture/engine';
import { type DeliverContext, DeliverLoop, recordWithdrawn, SmtpPool, smtpSettings } from '@nurture/mail';
import { randomFrom } from '../../../../test/machines/sessions';
import { type SmtpReceiver, startSmtpReceiver, testDatabase } from '../../../../test/support';
import { FLOW, mailSettings, makeContacts, planMails, publishMail, quiet } from '../../../../test/support/mail-scene';
import { contactsDeps } from '../../../../test/support/people';
import { referencePublication } from '../../../../test/support/reference-world';
import { mergePeople } from './merge';

const RUNS = process.env['NURTURE_TEST_FULL'] === '1' ? 200 : 8;
const MAILS_EACH = 3;
const { secret } = contactsDeps();

describe('merging two contacts while their mails leave', () => {
  const store = testDatabase({ poolSize: 12 });
  const absorbing: AbsorbDeps = {
    book: new PublishedBook(quiet),
    ids: new EnrolmentIds(),
    mailsWithdrawn: recordWithdrawn,
  };
  let receiver: SmtpReceiver;
  let pool: SmtpPool;
  let loop: DeliverLoop;

  beforeAll(async () => {
    receiver = await startSmtpReceiver();
    await publish(store.db, referencePublication());
    await publishMail(store.db);
    const document = {
      id: FLOW,
      enrol: { on: 'quiz.completed' },
      initial: 'done',
      states: { done: { type: 'final' } },
    };
    await store.db.query('UPDATE flow_version SET document = $2 WHERE flow_id = $1', [FLOW, JSON.stringify(document)]);
    pool = new SmtpPool(smtpSettings(receiver.url, 5));
    const context: DeliverContext = {
      db: store.db,
      settings: mailSettings,
      secret,
      publicUrl: 'https://nurture.example',
      dkim: [],
      logger: quiet,
      lookAgain: null,
    };
    loop = new DeliverLoop(context, pool, () => 0.5);
  });
  afterAll(async () => {
    pool.close();
    await receiver.close();
  });

  it(
    'sends every planned mail once, to one of the two addresses, and loses none',
    async () => {
      const random = randomFrom(20_261_201);
      for (let run = 0; run < RUNS; run += 1) {
        const addresses = [`old-${run}@kestrel.example`, `new-${run}@kestrel.example`];
        const [old = '', kept = ''] = addresses;
        const people = await makeContacts(store.db, addresses);
        const visits = Array.from({ length: MAILS_EACH }, (_, index) => index + 1);
        for (const visit of visits) await planMails(store.db, people, {}, visit);
        // Now before the first is claimed, now somewhere in between, now when the last have left.
        const from = Math.floor(random() * (2 * MAILS_EACH + 1));
        const started = receiver.messages.length;
        const sending = loop.drain();
        while (receiver.messages.length - started < from) await new Promise((go) => setImmediate(go));
        const merging = mergePeople(
          { db: store.db, secret, absorbing },
          { from: old, into: kept, by: 'a test', preview: false },
        );
        const [outcome] = await Promise.all([merging, sending]);
        expect(outcome.kind).toBe('merged');
        await loop.drain();

        const mails = await store.db.query<{ key: string; status: string; contactId: string; recipient: string }>(
          `SELECT key, status, contact_id AS "contactId", recipient FROM mail WHERE contact_id = ANY ($1::bigint[]) ORDER BY key`,
          [people],
        );
        const planned = people.flatMap((id) => visits.map((visit) => `mail:${id}:sent:${visit}:entry.0`)).toSorted();
        expect(mails.map(({ key }) => key).toSorted()).toEqual(planned);
        expect(new Set(mails.map(({ status }) => status))).toEqual(new Set(['sent']));
        expect(new Set(mails.map(({ contactId }) => contactId))).toEqual(new Set([people[1]]));
        const received = receiver.messages.slice(started);
        expect(received.map(({ to }) => to[0]).toSorted()).toEqual(mails.map(({ recipient }) => recipient).toSorted());
        expect(new Set(received.map(({ headers }) => headers.get('message-id'))).size).toBe(planned.length);
        expect(await store.db.query('SELECT 1 FROM task')).toEqual([]);
        const accepted = await store.db.query<{ contactId: string }>(
          `SELECT contact_id AS "contactId" FROM event WHERE type = 'mail.accepted' AND contact_id = ANY ($1::bigint[])`,
          [people],
        );
        expect(accepted).toEqual(planned.map(() => ({ contactId: people[1] })));
      }
    },
    60_000 + RUNS * 5_000,
  );
});
