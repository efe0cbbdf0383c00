// Opens and clicks through a real HTTP server, each answered after its group commit, against bare node:http with the
// same group commit.
import { connect } from 'node:net';
import { tokensFor } from '@nurture/core/token';
import { openDatabase } from '@nurture/store';
import { type BenchContext, type BenchPart, Child, part } from './context';

const FULL = 30_000;
const CONNECTIONS = 64;
const tokens = tokensFor('a secret of the benchmark');
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

const paths = {
  open: (mail: string): string => `/o/${tokens.make('o', { mail })}.gif`,
  click: (mail: string): string =>
    `/c/${tokens.make('c', { mail, link: 3, destination: 'https://www.example.com/read' })}`,
};

/** Requests per second over kept-alive connections, one request under way on each. */
async function load(port: number, requests: readonly string[], expected: string): Promise<number> {
  let next = 0;
  const started = performance.now();
  const connection = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      const send = (): void => {
        const path = requests[next++];
        if (path === undefined) {
          socket.end();
          return resolve();
        }
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ${userAgent}\r\n\r\n`);
      };
      socket.setNoDelay(true);
      socket.once('connect', send).once('error', reject);
      // Answers are small and come whole: one under way at a time.
      socket.on('data', (chunk: Buffer) => {
        if (chunk.includes(`HTTP/1.1 ${expected}`)) send();
        else if (chunk.includes('HTTP/1.1')) reject(new Error(chunk.toString('latin1', 0, 100)));
      });
    });
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return requests.length / ((performance.now() - started) / 1000);
}

interface Servers {
  readonly bare: number;
  readonly tracker: number;
}

/** @returns requests per second of opens and clicks, against the bare server in the same run */
export async function run(context: BenchContext): Promise<BenchPart[]> {
  const children = (['bare', 'tracker'] as const).map((kind) =>
    Child.start('test/bench/track-server.ts', [context.databaseUrl, kind]),
  );
  const db = await openDatabase({ url: context.databaseUrl, poolSize: 1, applicationName: 'bench' });
  try {
    const [bare, tracker] = await Promise.all(children.map((child) => child.next<{ port: number }>()));
    const parts = await measure({ bare: bare?.port ?? 0, tracker: tracker?.port ?? 0 }, context);
    const [kept] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM hit');
    const expected = (context.rounds + 1) * countOf(context) * 3;
    if (kept?.n !== expected) throw new Error(`${kept?.n} hits of ${expected} were kept`);
    return parts;
  } finally {
    children.forEach((child) => child.stop());
    await db.close();
  }
}

const countOf = ({ size }: BenchContext): number => Math.max(1_000, Math.round(FULL * size));

async function measure(servers: Servers, context: BenchContext): Promise<BenchPart[]> {
  const count = countOf(context);
  const requests = (path: (mail: string) => string): string[] =>
    Array.from({ length: count }, (_, index) => path(String(index + 1)));
  const [opens, clicks] = [requests(paths.open), requests(paths.click)];
  const figures = { bare: [] as number[], open: [] as number[], click: [] as number[] };
  // The first round warms up and is left out.
  for (let round = 0; round <= context.rounds; round++) {
    const figure = {
      bare: await load(servers.bare, opens, '200'),
      open: await load(servers.tracker, opens, '200'),
      click: await load(servers.tracker, clicks, '302'),
    };
    context.log(
      `track ${Object.entries(figure)
        .map(([name, value]) => `${name} ${Math.round(value)}`)
        .join(' ')}`,
    );
    if (round === 0) continue;
    for (const name of ['bare', 'open', 'click'] as const) figures[name].push(figure[name]);
  }
  const limit = { name: 'node:http with the same group commit', rounds: figures.bare };
  const note = `${count} requests a round, ${CONNECTIONS} connections, each answered after its commit`;
  return [
    part('track opens', 'requests/s', figures.open, limit, note),
    part('track clicks', 'requests/s', figures.click, limit, note),
  ];
}
