import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildProgram } from '../../apps/cli/src/program';

/** What a run of `nurture` printed, and how it ended. */
export interface CommandRun {
  readonly out: string;
  readonly errors: string;
  readonly code: number | null;
}

const ROOT = join(__dirname, '..', '..');
/** Settings of whoever runs the tests must not reach what is tested. */
const SETTINGS = /^(PORT|PUBLIC_URL|DATABASE_|SMTP_URL|NURTURE_|LOG_LEVEL)/;

/** Runs `nurture` from its sources in a process of its own, as a shell would. */
export function runCommand(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<CommandRun> {
  const own = Object.entries(process.env).filter(([name]) => !SETTINGS.test(name));
  const child = spawn(
    process.execPath,
    ['--require', join(__dirname, 'run-typescript.cjs'), join(ROOT, 'apps/cli/src/main.ts'), ...args],
    {
      cwd: options.cwd ?? ROOT,
      env: { ...Object.fromEntries(own), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ out: Buffer.concat(out).toString('utf8'), errors: Buffer.concat(errors).toString('utf8'), code }),
    );
  });
}

/** Runs a command in this process, which is quick, and gives back what it printed and its exit code. */
export async function runHere(...args: readonly string[]): Promise<CommandRun> {
  const out: string[] = [];
  const errors: string[] = [];
  const before = process.exitCode;
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  process.exitCode = undefined;
  let exited: number | undefined;
  try {
    await buildProgram().parseAsync(['node', 'nurture', ...args]);
  } catch (error) {
    exited = Number(/^exit (\d)$/.exec(error instanceof Error ? error.message : '')?.[1]);
  }
  const code = exited ?? Number(process.exitCode ?? 0);
  process.exitCode = before;
  [stdout, stderr, exit].forEach((spy) => spy.mockRestore());
  return { out: out.join(''), errors: errors.join(''), code };
}
