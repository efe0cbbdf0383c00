import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { API_KEY, SECRET } from '../support/product-settings';
import { TEMPLATES } from './world';

const ROOT = join(__dirname, '..', '..');
const LOOK_EVERY_MS = 5;
const STARTS_WITHIN_MS = 60_000;

export interface ProductOptions {
  readonly databaseUrl: string;
  readonly smtpPort: number;
  readonly dataDir: string;
  readonly workspace?: string;
  /** `NURTURE_ROLES`; all of them when left out. */
  readonly roles?: string;
}

/** The built product in a process of its own, as `nurture start` runs it. */
export class BuiltProduct {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    /** From its start until `/health/ready` said yes. */
    readonly readyMs: number,
  ) {}

  /** Builds what is stale, outside of what is timed. */
  static async build(): Promise<void> {
    const built = spawn(process.execPath, ['bin/nurture.mjs', '--version'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise((resolve) => void built.once('exit', resolve));
    if (code !== 0) throw new Error('the product could not be built');
  }

  static async start(options: ProductOptions): Promise<BuiltProduct> {
    const port = await freePort();
    const { roles } = options;
    const env = {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: options.databaseUrl,
      SMTP_URL: `smtp://127.0.0.1:${options.smtpPort}`,
      NURTURE_DATA: options.dataDir,
      NURTURE_WORKSPACE: options.workspace ?? TEMPLATES,
      ...(roles === undefined ? {} : { NURTURE_ROLES: roles }),
      NURTURE_SECRET: SECRET,
      NURTURE_API_KEY: API_KEY,
      LOG_LEVEL: 'silent',
    };
    const started = performance.now();
    const child = spawn(process.execPath, [join(ROOT, 'dist/apps/cli/src/main.js'), 'start'], {
      cwd: ROOT,
      env,
      stdio: 'ignore',
    });
    try {
      while (!(await isReady(port))) {
        if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode} before it was ready`);
        if (performance.now() - started > STARTS_WITHIN_MS) throw new Error('the product does not become ready');
        await pause(LOOK_EVERY_MS);
      }
      return new BuiltProduct(child, port, performance.now() - started);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Reports events, as another system does; resolves once they are accepted. */
  async report(events: readonly Record<string, unknown>[]): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    if (answer.status !== 202) throw new Error(`events were answered with ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    const gone = new Promise<void>((resolve) => void this.child.once('exit', () => resolve()));
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await gone;
  }
}

/** Somebody downloads the whitepaper for the first time. */
export const signUp = (email: string): Record<string, unknown> => ({
  id: `sign-up-${email}`,
  type: 'asset.downloaded',
  email,
  properties: { asset: 'b2b-maturity-model' },
  contact: { firstName: 'Ann', company: 'Example', locale: 'en' },
  consent: { mail: true, tracking: true },
});

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.status === 200;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
