// `npm run test:scale [-- processes replica failover] [--people N]`: many processes on one PostgreSQL, figures from a
// standby, and failover to it. PostgreSQL comes from Debian, and is installed by apt-get where it is missing. What was
// counted is kept in docs/evidence/scale.md when all parts ran.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotRun, provide, remove } from '../servers/debian';
import { failover } from './failover';
import type { Finding, Scene } from './parts';
import { PACKAGE, PostgresServer } from './postgres';
import { processes } from './processes';
import { replica } from './replica';

const RESULTS = join(__dirname, '../../docs/evidence/scale.md');
const PARTS: Readonly<Record<string, readonly ((scene: Scene) => Promise<Finding>)[]>> = {
  processes: [processes],
  replica: [replica],
  failover: [(scene) => failover(scene, 'synchronous'), (scene) => failover(scene, 'asynchronous')],
};

const git = (...args: string[]): string => execFileSync('git', args, { cwd: __dirname, encoding: 'utf8' }).trim();

const told = (findings: readonly Finding[]): string =>
  [
    '# Many processes, a standby, and failover',
    '',
    `Written by \`npm run test:scale\` on ${new Date().toISOString().slice(0, 10)}, commit ${git('rev-parse', '--short', 'HEAD')}, Node ${process.version}, PostgreSQL ${PostgresServer.version} of Debian, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}. fsync is on. What was received is judged by the mail server of the test.`,
    ...findings.flatMap(({ title, lines, wrong }) => [
      ...['', `## ${title}`, '', ...lines.map((line) => `- ${line}`)],
      `- Not as it should be: ${wrong.length === 0 ? 'nothing' : wrong.join('; ')}.`,
    ]),
    '',
  ].join('\n');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { people: { type: 'string', default: '600' } }, allowPositionals: true }); // prettier-ignore
  const added = provide(PACKAGE);
  const directory = mkdtempSync(join(tmpdir(), 'nurture-scale-'));
  chmodSync(directory, 0o755); // the database's own user must get through
  try {
    const scene = { directory, people: Number(values.people), log: (line: string) => void process.stdout.write(`  ${line}\n`) }; // prettier-ignore
    const findings: Finding[] = [];
    const names = Object.keys(PARTS).filter((name) => positionals.length === 0 || positionals.includes(name));
    for (const part of names.flatMap((name) => PARTS[name] ?? [])) {
      const finding = await part(scene);
      findings.push(finding);
      process.stdout.write(`${finding.title}\n${[...finding.lines, ...finding.wrong.map((line) => `WRONG: ${line}`)].map((line) => `  ${line}\n`).join('')}`); // prettier-ignore
    }
    if (names.length === Object.keys(PARTS).length) writeFileSync(RESULTS, told(findings));
    if (findings.some(({ wrong }) => wrong.length > 0)) process.exitCode = 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
    remove(added);
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(error instanceof CannotRun ? `cannot run here: ${error.message}\n` : `${message}\n`);
    process.exit(1);
  },
);
