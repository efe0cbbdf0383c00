import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPublicAddress } from './public-post';
import { sendWebhook, webhookKey } from './webhook';

const AT = Date.parse('2026-12-01T09:00:00Z');
const key = webhookKey('a secret of more than sixteen characters');

let server: Server;
let status = 200;
let seen: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => {
  status = 200;
  seen = [];
});
afterAll(() => server.close());

const task = (host = 'localhost') => ({
  contactId: '7',
  url: `http://${host}:${(server.address() as AddressInfo).port}/crm`,
  flowId: 'f',
  state: 'talk',
  data: { list: 'warm' },
});
const anywhere = { key, mayReach: () => true };

describe('a webhook of a flow', () => {
  it('is signed as Standard Webhooks say, under the same id at each try', async () => {
    await sendWebhook('webhook:1', task(), AT, anywhere);
    await sendWebhook('webhook:1', task(), AT + 5_000, anywhere);
    expect(seen.map(({ headers }) => headers['webhook-id'])).toEqual(['webhook:1', 'webhook:1']);
    const [{ headers, body }] = seen as [(typeof seen)[number]];
    const expected = createHmac('sha256', key)
      .update(`webhook:1.${AT / 1000}.${body}`)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(JSON.parse(body)).toMatchObject({ type: 'flow.webhook', data: { contactId: '7', list: 'warm' } });
  });

  it('has failed when the receiver answers anything but 2xx, a redirect included', async () => {
    for (status of [301, 400, 500]) {
      await expect(sendWebhook('webhook:2', task(), AT, anywhere)).rejects.toThrow(String(status));
    }
  });

  it('reaches nothing inside, by name or by address', async () => {
    const guarded = { key, mayReach: isPublicAddress };
    for (const host of ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]']) {
      await expect(sendWebhook('webhook:3', task(host), AT, guarded)).rejects.toThrow('no public address');
    }
    expect(seen).toEqual([]);
  });

  it.each([
    '10.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    'fc00::1',
    'fe80::1',
    '::',
  ])('takes %s for no public address', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('takes ordinary addresses for public ones', () => {
    expect(['8.8.8.8', '2606:4700::1111'].every(isPublicAddress)).toBe(true);
  });
});
