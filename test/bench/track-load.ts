// What asks a tracking server, over connections that stay open with one request under way on each.
import { connect, type Socket } from 'node:net';

export const CONNECTIONS = 64;
/** Requests of a rate are sent in bunches so far apart: coarser than a timer's own slip. */
const BUNCH_MS = 5;
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

/** A path, and the status by which it was recorded. */
export interface Ask {
  readonly path: string;
  readonly status: '200' | '302';
}

/** Asks one thing after the other; what is asked of it while it waits would be lost. */
class Asker {
  private answered: (ok: boolean) => void = () => undefined;
  private expected = '';

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    // Answers are small and come whole.
    socket.on('data', (chunk: Buffer) => this.answered(chunk.includes(`HTTP/1.1 ${this.expected}`)));
    socket.on('error', () => this.answered(false)).on('close', () => this.answered(false));
  }

  static open(port: number): Promise<Asker> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1').once('error', reject);
      socket.once('connect', () => resolve(new Asker(socket)));
    });
  }

  /** @returns whether it was recorded; false also where the server is gone */
  ask({ path, status }: Ask): Promise<boolean> {
    this.expected = status;
    return new Promise((resolve) => {
      this.answered = resolve;
      if (this.socket.destroyed) resolve(false);
      else this.socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ${USER_AGENT}\r\n\r\n`);
    });
  }

  close(): void {
    this.socket.destroy();
  }
}

const openAll = (port: number): Promise<Asker[]> =>
  Promise.all(Array.from({ length: CONNECTIONS }, () => Asker.open(port)));

/** Asks as fast as the answers come. @returns requests per second, and which of them were answered */
export async function flood(port: number, asks: readonly Ask[]): Promise<{ perSecond: number; answered: number[] }> {
  const askers = await openAll(port);
  const answered: number[] = [];
  let next = 0;
  const started = performance.now();
  const work = async (asker: Asker): Promise<void> => {
    for (let index = next++; index < asks.length; index = next++) {
      const ask = asks[index];
      if (!ask || !(await asker.ask(ask))) return;
      answered.push(index);
    }
  };
  await Promise.all(askers.map(work));
  const seconds = (performance.now() - started) / 1000;
  for (const asker of askers) asker.close();
  return { perSecond: answered.length / seconds, answered };
}

/** Asks at a rate, whether or not answers come in time. @returns milliseconds from when each was due to its answer */
export async function atRate(port: number, asks: readonly Ask[], perSecond: number): Promise<number[]> {
  const idle = await openAll(port);
  const all = [...idle];
  const due: { readonly ask: Ask; readonly at: number }[] = [];
  const times: number[] = [];
  const started = performance.now();
  let sent = 0;
  const serve = (): void => {
    while (due.length > 0 && idle.length > 0) {
      const [one, asker] = [due.shift(), idle.pop()];
      if (!one || !asker) return;
      void asker.ask(one.ask).then(() => {
        times.push(performance.now() - one.at);
        idle.push(asker);
        serve();
      });
    }
  };
  while (times.length < asks.length) {
    const [now, until] = [performance.now(), Math.min(asks.length, ((performance.now() - started) / 1000) * perSecond)];
    for (; sent < until; sent++) {
      const ask = asks[sent];
      if (ask) due.push({ ask, at: now });
    }
    serve();
    await new Promise((resolve) => setTimeout(resolve, BUNCH_MS));
  }
  for (const asker of all) asker.close();
  return times;
}
