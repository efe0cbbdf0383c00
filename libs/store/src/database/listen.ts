import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';

export type OnNotify = (channel: string, payload: string) => void;

const RECONNECT_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;

/** Hears wake-ups on a connection of its own, and opens a new one when it breaks. */
class Listener {
  private client?: Client;
  private readonly closing = new AbortController();

  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
    private readonly onNotify: OnNotify,
  ) {}

  async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'nurture listen',
    });
    client.on('error', () => this.lost(client)); // 'end' follows where the server said goodbye; either comes alone, too
    client.on('end', () => this.lost(client));
    client.on('notification', ({ channel, payload }) => this.onNotify(channel, payload ?? ''));
    await client.connect();
    try {
      for (const channel of this.channels) await client.query(`LISTEN ${escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined); // broken already; the reason is thrown
      throw error;
    }
    this.client = client;
    if (this.closing.signal.aborted) await client.end();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.client?.end().catch(() => undefined); // it may be broken; nobody waits for anything from it any more
  }

  private lost(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    if (!this.closing.signal.aborted) void this.reconnect();
  }

  /** What was said in the meantime is lost: so each channel is called once. */
  private async reconnect(): Promise<void> {
    while (!this.closing.signal.aborted) {
      await pause(RECONNECT_MS, undefined, { ref: false });
      const connected = await this.connect().then(
        () => true,
        () => false, // still away: whoever runs a statement hears of it
      );
      if (connected) return this.channels.forEach((channel) => this.onNotify(channel, ''));
    }
  }
}

/**
 * Calls back at each wake-up on one of the channels; after a lost connection it listens again and calls once for each
 * channel.
 * @returns how to stop
 * @throws the driver's error when the server cannot be reached now
 */
export async function listen(
  url: string,
  channels: readonly string[],
  onNotify: OnNotify,
): Promise<() => Promise<void>> {
  const listener = new Listener(url, channels, onNotify);
  await listener.connect();
  return () => listener.close();
}
