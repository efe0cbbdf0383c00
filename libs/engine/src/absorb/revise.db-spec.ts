import type { FlowDocument } from '@nurture/core/flow';
import { log } from '@nurture/store';
import type { NewEvent } from '@nurture/store';
import { testDatabase } from '../../../../test/support';
import { referencePublication } from '../../../../test/support/reference-world';
import { absorbBatch, EnrolmentIds, publish, PublishedBook } from '../index';
import type { AbsorbDeps } from '../index';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const flow: FlowDocument = {
  id: 'paper',
  enrol: { on: 'asset.downloaded' },
  initial: 'sent',
  states: {
    sent: {
      entry: [{ send: 'whitepaper-delivery', kind: 'service', immediately: true }],
      on: { 'mail.clicked': 'deepDive', 'page.viewed': 'browsing' },
      after: { '3 days': 'cold' },
    },
    deepDive: {
      entry: [{ send: 'whitepaper-deep-dive' }, { score: 5 }, { tag: 'keen' }, { set: { readsUs: true } }],
      wait: 'forever',
      on: { 'form.submitted': 'cold' },
    },
    browsing: { wait: 'forever', on: { 'form.submitted': 'cold' } },
    cold: { type: 'final' },
  },
};

describe('taking back what a machine did', () => {
  const store = testDatabase();
  const deps: AbsorbDeps = { book: new PublishedBook(quiet), ids: new EnrolmentIds(), mailsWithdrawn: null };
  let given = 0;

  beforeAll(() => publish(store.db, referencePublication([flow])));

  const contact = async (): Promise<string> => {
    const [row] = await store.db.query<{ id: string }>(
      'INSERT INTO contact (email, created_at) VALUES ($1, nurture_now()) RETURNING id',
      [`somebody-${++given}@example.com`],
    );
    return row?.id ?? '';
  };
  const absorb = async (...events: NewEvent[]): Promise<void> => {
    await log.append(store.db, events);
    while ((await absorbBatch(store.db, deps, 50)).contacts > 0);
  };
  const event = (contactId: string, type: string, properties: object = {}): NewEvent => ({
    type,
    at: Date.now(),
    contactId,
    source: 'test',
    sourceId: `given-${++given}`,
    properties: { ...properties },
  });
  const download = (contactId: string): NewEvent => event(contactId, 'asset.downloaded', { asset: 'model' });

  /** An event of the delivery mail of the contact's walk. */
  const ofMail = async (contactId: string, type: string): Promise<NewEvent> => {
    const [walk] = await store.db.query<{ id: string }>('SELECT id FROM enrolment WHERE contact_id = $1', [contactId]);
    const place = { enrolmentId: walk?.id ?? '', flowId: 'paper', flowVersion: 1, state: 'sent', visit: 1 };
    const origin = { mailId: '1', ...place, action: 'entry.0', name: 'whitepaper-delivery' };
    return { ...event(contactId, type, { mail: origin.name, link: type }), origin };
  };
  const revised = async (contactId: string): Promise<NewEvent> => {
    const [clicked] = await store.db.query<{ id: string }>(
      `SELECT id FROM event WHERE contact_id = $1 AND type = 'mail.clicked' ORDER BY position LIMIT 1`,
      [contactId],
    );
    return event(contactId, 'evidence.revised', { event: clicked?.id, type: 'mail.clicked' });
  };
  const accepted = async (contactId: string): Promise<void> => {
    await absorb(download(contactId));
    await absorb(await ofMail(contactId, 'mail.accepted'));
  };
  const standing = async (contactId: string): Promise<Record<string, unknown>> => {
    const [row] = await store.db.query<Record<string, unknown>>(
      `SELECT e.state, e.status, e.visit, e.snapshot -> 'visits' AS visits, e.due_at IS NOT NULL AS due,
              p.score, p.stage, p.tags, p.fields, p.handover,
              (SELECT sum(points) FROM score_entry WHERE contact_id = $1) AS ledger,
              (SELECT array_agg(payload -> 'origin' ->> 'name' ORDER BY id) FROM task WHERE contact_id = $1 AND queue = 'send-mail') AS mails
       FROM enrolment e JOIN contact_profile p USING (contact_id) WHERE contact_id = $1`,
      [contactId],
    );
    return row ?? {};
  };

  it('puts a walk where it was, with its points, tags and fields, when nothing that followed has begun', async () => {
    const [ann, bob] = [await contact(), await contact()];
    for (const somebody of [ann, bob]) await accepted(somebody);
    await absorb(await ofMail(ann, 'mail.clicked'));
    expect(await standing(ann)).toMatchObject({ state: 'deepDive', score: 37, tags: ['keen'] });
    await absorb(await revised(ann));
    expect(await standing(ann)).toEqual(await standing(bob));
    expect(await standing(ann)).toMatchObject({ state: 'sent', score: 20, ledger: 20, mails: ['whitepaper-delivery'] });
    const lines = await store.db.query<{ points: number }>(
      'SELECT points FROM score_entry WHERE contact_id = $1 ORDER BY id',
      [ann],
    );
    expect(lines.map((line) => line.points)).toEqual([20, 12, 5, -12, -5]);
    const [last] = await store.db.query<{ trace: object }>(
      'SELECT trace FROM enrolment_step s JOIN enrolment e ON e.id = s.enrolment_id WHERE contact_id = $1 ORDER BY s.id DESC LIMIT 1',
      [ann],
    );
    expect(last?.trace).toMatchObject({ event: 'evidence.revised', from: 'deepDive', to: 'sent' });
  });

  it('does so in one pass too, and lets a person’s click afterwards lead on and earn as the first', async () => {
    const ann = await contact();
    await accepted(ann);
    await log.append(store.db, [await ofMail(ann, 'mail.clicked')]);
    await absorb(await revised(ann));
    expect(await standing(ann)).toMatchObject({ state: 'sent', score: 20, ledger: 20 });
    await absorb(await ofMail(ann, 'mail.clicked'));
    expect(await standing(ann)).toMatchObject({ state: 'deepDive', score: 37, visit: 1, ledger: 37 });
    expect((await standing(ann))['mails']).toEqual(['whitepaper-delivery', 'whitepaper-deep-dive']);
  });

  it('lets the walk hear, where it stands again, what was done since', async () => {
    const [ann, bob] = [await contact(), await contact()];
    for (const somebody of [ann, bob]) await accepted(somebody);
    await absorb(await ofMail(ann, 'mail.clicked'));
    for (const somebody of [ann, bob]) await absorb(event(somebody, 'page.viewed', { url: '/cases' }));
    await absorb(await revised(ann));
    expect(await standing(ann)).toEqual(await standing(bob));
    expect(await standing(ann)).toMatchObject({ state: 'browsing' });
  });

  it('leaves a walk whose mail has begun to leave, and says on what evidence it is there; the points go all the same', async () => {
    const ann = await contact();
    await accepted(ann);
    await absorb(await ofMail(ann, 'mail.clicked'));
    await store.db.query(
      `UPDATE task SET claimed_until = nurture_now() + interval '1 minute'
       WHERE contact_id = $1 AND payload -> 'origin' ->> 'name' = 'whitepaper-deep-dive'`,
      [ann],
    );
    await absorb(await revised(ann));
    expect(await standing(ann)).toMatchObject({ state: 'deepDive', score: 20, ledger: 20 });
    const [last] = await store.db.query<{ trace: { notes: string[] } }>(
      'SELECT trace FROM enrolment_step s JOIN enrolment e ON e.id = s.enrolment_id WHERE contact_id = $1 ORDER BY s.id DESC LIMIT 1',
      [ann],
    );
    expect(last?.trace.notes.join()).toContain('on machine evidence');
  });

  it('leaves a walk that went on since', async () => {
    const ann = await contact();
    await accepted(ann);
    await absorb(await ofMail(ann, 'mail.clicked'));
    await absorb(event(ann, 'form.submitted', { form: 'x' }));
    await absorb(await revised(ann));
    expect(await standing(ann)).toMatchObject({ state: 'cold', score: 20 });
  });

  it('takes back the stage and the handoff that the score made, while sales has not heard of it', async () => {
    const ann = await contact();
    await accepted(ann);
    await store.db.query(
      `INSERT INTO score_entry (contact_id, at, rule, points, because, written_at) VALUES ($1, now(), 'opening', 55, 'x', now())`,
      [ann],
    );
    await store.db.query('UPDATE contact_profile SET score = 75 WHERE contact_id = $1', [ann]);
    await absorb(await ofMail(ann, 'mail.clicked'));
    expect(await standing(ann)).toMatchObject({ stage: 'sql', handover: { status: 'open' } });
    await absorb(await revised(ann));
    expect(await standing(ann)).toMatchObject({ stage: 'lead', score: 75, ledger: 75, handover: null });
    expect(await store.db.query(`SELECT 1 FROM task WHERE queue = 'create-handoff' AND contact_id = $1`, [ann])).toEqual([]);
  }); // prettier-ignore

  it('takes each event back once, however often it is said', async () => {
    const ann = await contact();
    await accepted(ann);
    await absorb(await ofMail(ann, 'mail.clicked'));
    await absorb(await revised(ann), await revised(ann));
    await absorb(await revised(ann));
    expect(await standing(ann)).toMatchObject({ state: 'sent', score: 20, ledger: 20 });
  });
});
