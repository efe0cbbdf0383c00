import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { migrate, openDatabase } from '@nurture/store';

/** What the parts of the benchmark are given. */
export interface BenchContext {
  /** A server that waits for the disk; each part makes databases of its own on it, with `freshDatabase`. */
  readonly serverUrl: string;
  /** Where files may lie for as long as the benchmark runs. */
  readonly directory: string;
  /** The database server's first process; null where that can't be told. */
  readonly serverPid: number | null;
  /** Of each variant, alternating. */
  readonly rounds: number;
  /** From 0 to 1: how much of the full size. */
  readonly size: number;
  /** Sizes that take longer than anybody waits for. */
  readonly full: boolean;
  readonly log: (line: string) => void;
}

/**
 * A database with the schema in it, and nothing that others left behind.
 * @param serverUrl of any database on the server
 * @returns its own URL
 */
export async function freshDatabase(serverUrl: string, name: string): Promise<string> {
  const admin = await openDatabase({ url: serverUrl, poolSize: 1, applicationName: 'bench' });
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.close();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const db = await openDatabase({ url: url.href, poolSize: 2, applicationName: 'bench' });
  await migrate(db);
  await db.close();
  return url.href;
}

/**
 * A copy of a database that nobody is connected to, as it stands.
 * @returns its URL
 */
export async function cloneDatabase(serverUrl: string, from: string, name: string): Promise<string> {
  const admin = await openDatabase({ url: serverUrl, poolSize: 1, applicationName: 'bench', statementTimeoutMs: 0 });
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`);
  await admin.close();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** A process of the benchmark's own that speaks lines of JSON. */
export class Child {
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;
  /** Resolves when the process is gone, whoever ended it. */
  readonly ended: Promise<void>;

  private constructor(private readonly child: ChildProcess) {
    if (!child.stdout) throw new Error('a child of the benchmark has standard output');
    this.reader = createInterface({ input: child.stdout });
    this.lines = this.reader[Symbol.asyncIterator]();
    this.ended = new Promise((resolve) => void child.once('exit', () => resolve()));
  }

  static start(file: string, args: readonly string[] = []): Child {
    const root = join(__dirname, '..', '..');
    const preload = join(root, 'test/support/run-typescript.cjs');
    const command = ['--require', preload, join(root, file), ...args];
    return new Child(spawn(process.execPath, command, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  /** The next line that it prints. */
  async next<T>(): Promise<T> {
    const line = await this.lines.next();
    if (line.done) throw new Error('a child of the benchmark ended too early');
    return JSON.parse(line.value) as T;
  }

  ask<T>(line = ''): Promise<T> {
    this.child.stdin?.write(`${line}\n`);
    return this.next<T>();
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isGone(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  stop(): void {
    this.child.kill('SIGKILL');
    this.reader.close();
  }
}
