// An HTTP server of its own process: `track-server.ts DATABASE_URL bare|tracker`. `bare` is node:http with the same group
// commit and nothing else: no token, no evidence. Prints `{ port }`.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HitCommitter, HitSpool, Tracker, type TrackReply } from '@nurture/mail';
import { openDatabase } from '@nurture/store';
import { quiet } from '../support/mail-scene';

const SECRET = 'a secret of the benchmark';
const [url = '', kind = 'tracker'] = process.argv.slice(2);
const hostNow = (): number => Date.now();

type Handler = (request: IncomingMessage) => Promise<TrackReply>;

function bare(committer: HitCommitter): Handler {
  const evidence = { method: 'GET', userAgent: null, purpose: null, network: null };
  return async () => {
    const hit = {
      key: randomUUID(),
      kind: 'open',
      mailId: '1',
      contactId: null,
      link: null,
      destination: null,
    } as const;
    await committer.commit({ ...hit, hostTime: hostNow(), evidence });
    return { status: 200, headers: {}, body: null };
  };
}

function tracking(committer: HitCommitter): Handler {
  const tracker = new Tracker(SECRET, committer, quiet, hostNow);
  return (request) => {
    const [, route, token = ''] = (request.url ?? '').split('/');
    const facts = {
      method: request.method ?? 'GET',
      headers: request.headers,
      address: request.socket.remoteAddress ?? null,
    };
    return route === 'o' ? tracker.recordOpen(token, facts) : tracker.recordClick(token, facts);
  };
}

async function main(): Promise<void> {
  const db = await openDatabase({ url, poolSize: 4, applicationName: 'bench track' });
  const spool = new HitSpool(join(tmpdir(), `nurture-bench-spool-${process.pid}`));
  const committer = new HitCommitter({ db, spool, logger: quiet, hostNow, settleMs: () => 3_000 });
  const handler = kind === 'bare' ? bare(committer) : tracking(committer);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, headers, body } = await handler(request);
    response.writeHead(status, headers).end(body ?? undefined);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
