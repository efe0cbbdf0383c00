import { absorbBatch, type AbsorbDeps } from '../../libs/engine/src';
import { log, now } from '@nurture/store';
import type { TestDatabase } from './database';

/** People on their way through the reference flow, in the database, without a worker: what waits is absorbed at once. */
export interface Journey {
  readonly drain: () => Promise<void>;
  readonly happen: (contactId: string, type: string, properties?: object, origin?: object) => Promise<void>;
  /** Somebody new who asks for the whitepaper. */
  readonly signUp: () => Promise<string>;
  /** The mail that waits for them is accepted by their server. */
  readonly accept: (contactId: string) => Promise<void>;
}

export function journeyOn(store: TestDatabase, deps: AbsorbDeps): Journey {
  let given = 0;

  async function drain(): Promise<void> {
    while ((await absorbBatch(store.db, deps, 50)).contacts > 0);
  }

  async function happen(contactId: string, type: string, properties: object = {}, origin?: object): Promise<void> {
    const at = await now(store.db);
    const event = { type, at, contactId, source: 'api', sourceId: `e${++given}`, properties: { ...properties } };
    await log.append(store.db, [{ ...event, ...(origin === undefined ? {} : { origin: origin as never }) }]);
    await drain();
  }

  async function signUp(): Promise<string> {
    const [row] = await store.db.query<{ id: string }>(
      'INSERT INTO contact (email, created_at) VALUES ($1, nurture_now()) RETURNING id',
      [`p${++given}@example.com`],
    );
    const id = row?.id ?? '';
    await happen(id, 'asset.downloaded', { asset: 'b2b-maturity-model' });
    return id;
  }

  async function accept(contactId: string): Promise<void> {
    const [task] = await store.db.query<{ payload: { origin: { name: string } } }>(
      `DELETE FROM task WHERE queue = 'send-mail' AND contact_id = $1 RETURNING payload`,
      [contactId],
    );
    const { origin } = task?.payload ?? {};
    await happen(contactId, 'mail.accepted', { mail: origin?.name }, { ...origin, mailId: '1' });
  }

  return { drain, happen, signUp, accept };
}
