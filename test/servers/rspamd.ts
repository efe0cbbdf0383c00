// An Rspamd of our own: Debian's rules, with its own port, directories and name server.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Score {
  readonly score: number;
  /** The score from which on Rspamd refuses a mail. */
  readonly rejectsFrom: number;
  readonly action: string;
  /** Rules that spoke, with their points. */
  readonly symbols: readonly { readonly name: string; readonly points: number; readonly options: readonly string[] }[];
}

export interface Envelope {
  readonly from: string;
  readonly to: string;
  readonly ip: string;
  readonly helo: string;
}

const configOf = (directory: string, port: number, dnsPort: number): string => `
.include "$CONFDIR/common.conf"
options {
  pidfile = "${directory}/pid";
  filters = "chartable,dkim,regexp";
  # Compiling for speed takes longer than these few mails.
  disable_hyperscan = true;
  url_tld = "${directory}/suffixes";
  dns { nameserver = ["127.0.0.1:${dnsPort}"]; timeout = 1s; retransmits = 1; }
  control_socket = "${directory}/control.sock mode=0600";
}
logging { type = "file"; filename = "${directory}/log"; level = "error"; }
worker "normal" { bind_socket = "127.0.0.1:${port}"; count = 1; }
`;

/** Tenths of a second; it reads its rules first. */
const PATIENCE = 1_200;

export class Rspamd {
  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
  ) {}

  static async start(directory: string, port: number, dnsPort: number): Promise<Rspamd> {
    mkdirSync(directory);
    execFileSync('chown', ['_rspamd:_rspamd', directory]);
    const config = join(directory, 'rspamd.conf');
    writeFileSync(join(directory, 'suffixes'), 'com\norg\nnl\ntest\n');
    writeFileSync(config, configOf(directory, port, dnsPort));
    const directories = ['DBDIR', 'RUNDIR', 'LOGDIR'].map((name) => `--var=${name}=${directory}`);
    const args = ['-f', '-c', config, '-u', '_rspamd', '-g', '_rspamd', ...directories];
    const child = spawn('/usr/bin/rspamd', args, { stdio: 'ignore' });
    const rspamd = new Rspamd(child, port);
    for (let tries = 0; tries < PATIENCE; tries++) {
      if (await rspamd.answers()) return rspamd;
      await pause(100);
    }
    await rspamd.stop();
    throw new Error('Rspamd does not answer');
  }

  private answers(): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.port}/ping`).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  async score(raw: Buffer, { from, to, ip, helo }: Envelope): Promise<Score> {
    const headers = { From: from, Rcpt: to, IP: ip, Helo: helo, Hostname: helo };
    const answer = await fetch(`http://127.0.0.1:${this.port}/checkv2`, { method: 'POST', headers, body: new Uint8Array(raw) }); // prettier-ignore
    const seen = (await answer.json()) as {
      score: number;
      action: string;
      required_score: number;
      symbols: Record<string, { name: string; score: number; options?: string[] }>;
    };
    const symbols = Object.values(seen.symbols).map(({ name, score, options = [] }) => ({
      name,
      points: score,
      options,
    }));
    return { score: seen.score, rejectsFrom: seen.required_score, action: seen.action, symbols };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await gone;
  }
}
