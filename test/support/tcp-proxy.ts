import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut and mended. */
export interface TcpProxy {
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** From now on new connections go to another server. */
  pointAt(url: string): void;
  close(): Promise<void>;
}

/** Listens on a free port and passes on to the server of `url`. */
export async function proxyTo(url: string): Promise<TcpProxy> {
  let target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket)); // cutting is what it is for
    }
    near.pipe(far).pipe(near);
  });
  const listen = async (at: number): Promise<number> => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const own = await listen(0);
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(own);
  const cut = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: through.toString(),
    cut,
    close: cut,
    pointAt: (other) => (target = new URL(other)),
    mend: async () => void (await listen(own)),
  };
}
