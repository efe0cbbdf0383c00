// node:http in a process of its own, `track-bare.ts DATABASE_URL`: the same group commit and nothing else, no token, no
// evidence. Prints `{ port }`.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HitCommitter, HitSpool } from '@nurture/mail';
import { openDatabase } from '@nurture/store';
import { quiet } from '../support/mail-scene';

const hostNow = (): number => Date.now();

async function main(url: string): Promise<void> {
  const db = await openDatabase({ url, poolSize: 4, applicationName: 'bench track' });
  const spool = new HitSpool(join(tmpdir(), `nurture-bench-spool-${process.pid}`));
  const committer = new HitCommitter({ db, spool, logger: quiet, hostNow, settleMs: () => 3_000 });
  const evidence = { method: 'GET', userAgent: null, purpose: null, network: null };
  const hit = { kind: 'open', mailId: '1', contactId: null, link: null, destination: null, evidence } as const;
  const server = createServer((_, response) => {
    void committer.commit({ ...hit, key: randomUUID(), hostTime: hostNow() }).then(() => response.writeHead(200).end());
  });
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
  });
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
