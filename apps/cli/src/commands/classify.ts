import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { classifyReturn, LIMITS, splitMbox, type Verdict } from '@nurture/core/bounce';
import { messageOf } from '@nurture/core/error';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { guarded, wrongUsage } from '../refusal';
import { printable } from '../report/printable';

interface Options {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ nurture classify bounce.eml                 one returned mail
  $ nurture classify returned/ june.mbox        folders with all that is in them, and mbox files
  $ nurture classify - < bounce.eml             standard input
  $ nurture classify --json returned/ | jq -r 'select(.outcome == "hard") | .recipient'

Outcomes, one for each recipient:
  hard         the address is gone: never mail it again
  soft         full, down or slow: count it, and try again
  sender       blocklist, authentication, policy, speed: mend the sending side; the contact has no part in it
  complaint    reported as spam: never mail them again
  unsubscribe  asked to be left alone
  none         arrived, answered by a machine or a person, or no returned mail at all

Exit code: 0 read, 1 a file could not be read, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<PATH...>', 'files, folders, mbox files, or - for standard input')
    .option('--json', 'print a JSON value a line: { file, recipient, outcome, status, reason, messageId }')
    .addHelpText('after', EXAMPLES)
    .action(guarded('classify', run));
}

function run(paths: readonly string[], options: Options): void {
  if (paths.filter((path) => path === '-').length > 1) throw wrongUsage('standard input can be read only once');
  const show = options.json === true ? asJson : asLine;
  process.exitCode = EXIT.ok;
  for (const path of paths) {
    for (const file of filesOf(path)) {
      const mails = readMails(file);
      if (mails) for (const mail of mails) print(file, mail, show);
    }
  }
}

type Show = (file: string, verdict: Verdict) => string;

function print(file: string, mail: Buffer, show: Show): void {
  process.stdout.write(
    classifyReturn(mail)
      .map((verdict) => `${show(file, verdict)}\n`)
      .join(''),
  );
}

const asJson: Show = (file, { recipient, outcome, status, reason, messageId }) =>
  JSON.stringify({ file, recipient, outcome, status, reason, messageId });

const asLine: Show = (file, { recipient, outcome, status, reason }) =>
  [file, outcome.padEnd(11), recipient ?? 'nobody named', status === null ? reason : `${reason} (${status})`]
    .map(printable)
    .join('  ');

/** The files at a path: itself, or all below it in the order of their names, but no hidden ones. */
function* filesOf(path: string): Generator<string> {
  if (path === '-' || !isFolder(path)) {
    yield path;
    return;
  }
  for (const entry of entriesOf(path)) {
    if (!entry.startsWith('.')) yield* filesOf(join(path, entry));
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    unreadable(folder, error);
    return [];
  }
}

function readMails(file: string): Buffer[] | null {
  try {
    return splitMbox(file === '-' ? readUpTo(0) : readBounded(file));
  } catch (error) {
    unreadable(file, error);
    return null;
  }
}

function unreadable(path: string, error: unknown): void {
  process.stderr.write(`nurture classify: ${path}: ${messageOf(error)}\n`);
  process.exitCode = EXIT.no;
}

/** An mbox is read whole; of a single mail too large to be classified only what shows that it is. */
function readBounded(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const start = Buffer.alloc(5);
    readSync(descriptor, start, 0, 5, 0);
    return start.toString('latin1') === 'From ' ? readFileSync(file) : readUpTo(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const CHUNK = 1024 * 1024;

/** What a descriptor gives until its end, or until it is more than a mail may have. */
function readUpTo(descriptor: number): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size <= LIMITS.messageBytes) {
    const chunk = Buffer.alloc(CHUNK);
    const count = readSync(descriptor, chunk, 0, CHUNK, null);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    size += count;
  }
  return Buffer.concat(chunks);
}
