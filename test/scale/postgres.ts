// PostgreSQL out of Debian: a primary, and a standby that follows it by streaming replication.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../../libs/store/src/embedded/server';

export const PACKAGE = { postgresql: '/usr/bin/pg_lsclusters' };
const VERSIONS = '/usr/lib/postgresql';
const USER = 'nurture';

const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
const newest = (): string =>
  readdirSync(VERSIONS)
    .sort((a, b) => Number(a) - Number(b))
    .at(-1) ?? '';

/** One server. Durable: what is asked here is what survives. */
export class PostgresServer {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly directory: string,
    readonly port: number,
  ) {}

  static get version(): string {
    return newest();
  }

  static async primary(parent: string): Promise<PostgresServer> {
    const server = await PostgresServer.at(join(parent, `primary-${Math.random().toString(36).slice(2, 8)}`));
    await server.run('initdb', ['-D', server.directory, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
    server.configure(['wal_level = replica', 'max_wal_senders = 8', 'max_connections = 200']);
    await server.start();
    await server.ask('CREATE DATABASE nurture', 'postgres');
    return server;
  }

  /** @param through the port at which it reaches the primary */
  static async standbyOf(parent: string, through: number): Promise<PostgresServer> {
    const server = await PostgresServer.at(join(parent, `standby-${Math.random().toString(36).slice(2, 8)}`));
    await server.run('pg_basebackup', ['-D', server.directory, '-d', `host=127.0.0.1 port=${through} user=${USER} application_name=standby`, '-X', 'stream', '-R']); // prettier-ignore
    server.configure([]);
    await server.start();
    return server;
  }

  private static async at(directory: string): Promise<PostgresServer> {
    mkdirSync(directory, { mode: 0o700 });
    chownSync(directory, idOf('-u'), idOf('-g'));
    return new PostgresServer(directory, await freePort());
  }

  get url(): string {
    return `postgres://${USER}@127.0.0.1:${this.port}/nurture`;
  }

  async ask<Row>(sql: string, database = 'nurture'): Promise<Row[]> {
    const client = new Client({ host: '127.0.0.1', port: this.port, user: USER, database });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  /** Commits wait for the standby, or don't. */
  async synchronous(on: boolean): Promise<void> {
    await this.ask(`ALTER SYSTEM SET synchronous_standby_names = '${on ? '*' : ''}'`, 'postgres');
    await this.ask('SELECT pg_reload_conf()', 'postgres');
  }

  async promote(): Promise<void> {
    await this.ask('SELECT pg_promote(true, 60)', 'postgres');
  }

  /** As a power cut ends it: the server and each of its processes. */
  kill(): void {
    const pid = this.child?.pid;
    this.child = null;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  private configure(lines: readonly string[]): void {
    const usual = [`port = ${this.port}`, `listen_addresses = '127.0.0.1'`, `unix_socket_directories = ''`, 'hot_standby = on', 'logging_collector = off']; // prettier-ignore
    appendFileSync(join(this.directory, 'postgresql.conf'), `${[...usual, ...lines].join('\n')}\n`);
  }

  /** Beside this process, not in its stead: what the program connects to may be a proxy in it. */
  private async run(program: string, args: readonly string[]): Promise<void> {
    const options = { uid: idOf('-u'), gid: idOf('-g'), cwd: this.directory };
    await promisify(execFile)(join(VERSIONS, newest(), 'bin', program), [...args], options);
  }

  private async start(): Promise<void> {
    const program = join(VERSIONS, newest(), 'bin/postgres');
    this.child = spawn(program, ['-D', this.directory], { uid: idOf('-u'), gid: idOf('-g'), stdio: 'ignore', detached: true, cwd: this.directory }); // prettier-ignore
    process.once('exit', () => this.kill());
    for (let tries = 0; ; tries++) {
      const ready = await this.ask('SELECT 1', 'postgres').then(
        () => true,
        () => false,
      );
      if (ready) return;
      if (tries > 300) throw new Error(`the server in ${this.directory} does not start`);
      await pause(100);
    }
  }
}
