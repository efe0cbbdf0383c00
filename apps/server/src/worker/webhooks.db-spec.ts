import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ANNOUNCED } from '@nurture/core/event';
import type { HandoffDelivery } from '@nurture/core/workspace';
import {
  announce,
  answerHandoff,
  createHandoffs,
  deliverWebhook,
  handoffsOfContact,
  isPublicAddress,
  listDeliveries,
  MOST_DELIVERY_TRIES,
  personal,
  postSlack,
  recordDelivered,
  replayDelivery,
  webhookKey,
} from '@nurture/handoff';
import { advanceClock, log, now, type NewEvent, tasks } from '@nurture/store';
import { testDatabase } from '../../../../test/support';
import { pino } from 'pino';
import { agreement, salesContext, salesperson, salesTeam, warmLead } from '../../../../test/support/sales';
import { QueueLoop } from './queue-loop';

const MINUTE_MS = 60_000;
const anywhere = (address: string): boolean => address !== '';

interface Got {
  id: string;
  body: string;
  headers: Record<string, string>;
}

describe('webhooks to other systems', () => {
  const store = testDatabase();
  let server: Server;
  let down = false;
  let taken: Got[] = [];
  let refused = 0;
  let serial = 0;
  const delivery: HandoffDelivery = { mail: null, sender: 'marketing', slackUrlVariable: 'SALES_SLACK', webhooks: [] };
  const team = salesTeam([salesperson('leila')]);
  let context = salesContext(team);

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (down) refused += 1;
        else
          taken.push({ id: String(request.headers['webhook-id']), body, headers: request.headers as Got['headers'] });
        response.writeHead(down ? 503 : 204).end();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await store.db.query('DELETE FROM task');
    await store.db.query('DELETE FROM contact');
    await store.db.query('DELETE FROM webhook_delivery');
    [down, taken, refused] = [false, [], 0];
    configure([...ANNOUNCED]);
  });

  const address = (): string => `http://localhost:${(server.address() as AddressInfo).port}/crm`;
  const configure = (events: string[]): void => {
    const webhooks = [
      { id: 'crm', url: null, urlVariable: 'CRM_URL', events },
      { id: 'board', url: address(), urlVariable: null, events: ['handoff.won'] },
    ];
    context = salesContext(team, agreement({ delivery: { ...delivery, webhooks } }));
    context.environment['CRM_URL'] = address();
    context.environment['SALES_SLACK'] = address();
  };
  const loops = (mayReach = anywhere) => {
    const quiet = pino({ level: 'silent' });
    return [
      new QueueLoop({ queue: 'announce', perform: (tx, task) => announce(tx, task.payload, context), db: store.db, log: quiet }),
      new QueueLoop({
        queue: 'deliver-webhook',
        before: (task) => deliverWebhook(store.db, task.payload, context, mayReach),
        perform: (tx, task) => recordDelivered(tx, task.payload, context),
        mostAttempts: MOST_DELIVERY_TRIES,
        atOnce: true,
        db: store.db,
        log: quiet,
      }),
    ]; // prettier-ignore
  };
  const settle = async (mayReach = anywhere): Promise<void> => {
    for (const loop of loops(mayReach)) while ((await loop.drainOnce()) > 0);
  };
  const lead = async (): Promise<string> => warmLead(store.db, `ann${(serial += 1)}@example.org`);
  const handOver = async (contactId: string): Promise<void> => {
    const task = { contactId, because: 'score reached 80', at: await now(store.db), enrolmentId: null, flowId: null };
    await store.db.transaction((tx) => createHandoffs(tx, [{ key: `handoff:${contactId}`, payload: task }], context));
  };
  const answer = async (contactId: string, given: Parameters<typeof answerHandoff>[2]): Promise<void> => {
    const [handoff] = await handoffsOfContact(store.db, contactId);
    await answerHandoff(store.db, handoff?.id ?? '', given, context);
  };
  const typesTaken = (): string[] => taken.map(({ body }) => (JSON.parse(body) as { type: string }).type).sort();

  it('tell of every handoff, stage change and outcome, signed with the endpoint’s own key', async () => {
    const ann = await lead();
    await handOver(ann);
    await answer(ann, { answer: 'accept', person: 'leila', via: 'api' });
    await answer(ann, { answer: 'won', amount: 5, person: 'leila', via: 'api' });
    const stage: NewEvent = {
      type: 'stage.changed', at: await now(store.db), contactId: ann, source: 'engine', sourceId: `s${ann}`,
      properties: { from: 'sql', to: 'customer' }, absorbed: true,
    }; // prettier-ignore
    await log.append(store.db, [stage, { ...stage, type: 'mail.opened', sourceId: `o${ann}` }]);
    await settle();
    const all = ['deal.won', 'handoff.accepted', 'handoff.assigned', 'handoff.created', 'handoff.won', 'handoff.won', 'stage.changed'];
    expect(typesTaken()).toEqual(all);
    const won = taken.filter(({ body }) => body.includes('"handoff.won"'));
    expect(new Set(won.map(({ id }) => id)).size).toBe(1);
    expect(JSON.parse(won[0]?.body ?? '')).toMatchObject({
      data: { person: 'leila', contact: { email: `ann${serial}@example.org` }, handoff: { status: 'won' } },
    });
    const bySignature = (endpoint: string): number =>
      taken.filter(({ id, body, headers }) => {
        const mac = createHmac('sha256', context.signingKey(endpoint));
        const signature = mac.update(`${id}.${headers['webhook-timestamp']}.${body}`).digest('base64');
        return headers['webhook-signature'] === `v1,${signature}`;
      }).length;
    expect([bySignature('crm'), bySignature('board')]).toEqual([6, 1]);
  }); // prettier-ignore

  it('reach a receiver that was down for six hours, each once by its id', async () => {
    const leads = [await lead(), await lead(), await lead()];
    down = true;
    for (const ann of leads) await handOver(ann);
    for (let minutes = 0; minutes < 360; minutes += 10) {
      if (minutes === 180) await answer(leads[0] ?? '', { answer: 'accept', person: 'leila', via: 'api' });
      await settle();
      await advanceClock(store.db, 10 * MINUTE_MS);
    }
    expect(taken).toEqual([]);
    expect(refused).toBeGreaterThan(50);
    const [waiting] = await listDeliveries(store.db, { status: 'waiting', limit: 1 });
    expect(waiting).toMatchObject({ endpoint: 'crm', lastError: expect.stringContaining('503') as string });
    down = false;
    for (let minutes = 0; minutes <= 60; minutes += 10) {
      await settle();
      await advanceClock(store.db, 10 * MINUTE_MS);
    }
    expect(typesTaken()).toEqual([...leads.flatMap(() => ['handoff.assigned', 'handoff.created']), 'handoff.accepted'].sort());
    expect(new Set(taken.map(({ id }) => id)).size).toBe(7);
    expect(await listDeliveries(store.db, { status: 'delivered', limit: 50 })).toHaveLength(7);
  }); // prettier-ignore

  it('are given up after three days, listed as failed, and sent again by hand under the same id', async () => {
    configure(['handoff.created']);
    const ann = await lead();
    down = true;
    await handOver(ann);
    let hours = 0;
    for (; hours < 100; hours += 1) {
      for (let time = 0; time < 15; time += 1) {
        await settle();
        if (time < 14 && hours === 0) await advanceClock(store.db, 4 * MINUTE_MS);
        else break;
      }
      const [listed] = await listDeliveries(store.db, { limit: 1 });
      if (listed?.status === 'failed') break;
      await advanceClock(store.db, 60 * MINUTE_MS + 1);
    }
    expect(hours).toBeGreaterThanOrEqual(70);
    expect(hours).toBeLessThan(80);
    down = false;
    await settle();
    expect(taken).toEqual([]);
    const [failed] = await listDeliveries(store.db, { status: 'failed', limit: 5 });
    expect(await store.db.transaction((tx) => replayDelivery(tx, failed?.id ?? ''))).toBe(true);
    await settle();
    expect(taken.map(({ id }) => id)).toEqual([failed?.webhookId]);
    await store.db.transaction((tx) => replayDelivery(tx, failed?.id ?? ''));
    await settle();
    expect(taken.map(({ id }) => id)).toEqual([failed?.webhookId, failed?.webhookId]);
    expect(await listDeliveries(store.db, { limit: 5 })).toMatchObject([{ status: 'delivered', replays: 2 }]);
  });

  it('go to nobody inside, whatever is configured, and Slack neither', async () => {
    configure(['handoff.created']);
    await handOver(await lead());
    await settle(isPublicAddress);
    const [listed] = await listDeliveries(store.db, { limit: 1 });
    expect(listed).toMatchObject({ status: 'waiting', lastError: 'localhost is no public address' });
    const [slack] = await tasks.claim(store.db, 'post-slack', { limit: 1, leaseSeconds: 1 });
    if (!slack) throw new Error('no message was planned');
    await expect(postSlack(slack.payload, context, isPublicAddress)).rejects.toThrow('no public address');
    await postSlack(slack.payload, context, anywhere);
    expect(JSON.parse(taken[0]?.body ?? '')).toMatchObject({ text: 'Warm lead for leila Jansen: Ann, Big &amp; Co' });
    delete context.environment['SALES_SLACK'];
    await expect(postSlack(slack.payload, context, anywhere)).rejects.toThrow('SALES_SLACK is not set');
  });

  it('have a key each, and hold nothing of a person that is erased', async () => {
    const keys = [webhookKey('secret'), webhookKey('secret', 'crm'), webhookKey('secret', 'board')];
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3);
    const ann = await lead();
    await handOver(ann);
    await settle();
    expect((await personal.export(store.db, ann))['webhooks']).toHaveLength(2);
    await personal.erase(store.db, ann);
    expect(await listDeliveries(store.db, { limit: 5 })).toEqual([]);
  });
});
