import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NothingToRunError, start, type Started } from '../../../server/src';
import type { Settings } from '@nurture/core/config';
import type { Command } from 'commander';
import { terminalColors as colors } from '../report/colors';
import { commandName } from '../command-name';
import { EXIT } from '../exit';
import { openLog } from '../log';
import { reportFindings } from '../report/findings';
import { settingsOrExit } from '../settings';
import { stopOnSignal } from '../stop-on-signal';

const EXAMPLES = `
Examples:
  $ nurture start
  $ PORT=8080 NURTURE_WORKSPACE=my-workspace nurture start
  $ DATABASE_URL=postgres://user:password@localhost/nurture SMTP_URL=smtp://localhost:1025 nurture start
  $ NURTURE_ROLES=worker nurture start        one more worker on the same DATABASE_URL

Ctrl-C stops it cleanly. Every setting stands in .env.example.
Exit code: 0 stopped, 1 it could not start, 2 a setting is wrong.`;

export function register(command: Command): void {
  command.addHelpText('after', EXAMPLES).action(run);
}

async function run(): Promise<void> {
  const settings = settingsOrExit();
  const log = openLog(settings.logLevel);
  try {
    const started = await start(settings, log);
    collectEarly();
    process.stdout.write(welcome(started, settings));
    stopOnSignal('start', started);
  } catch (error) {
    if (error instanceof NothingToRunError) process.stderr.write(reportFindings(error.findings, settings.workspace));
    process.stderr.write(`nurture start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(EXIT.no);
  }
}

/**
 * Left to itself, V8 lets the heap of a server under load double before it looks what is dead: memory that looks like a
 * leak. At a third more it stays where it is, for a hundredth of the processor's time.
 */
function collectEarly(): void {
  setFlagsFromString('--heap-growing-percent=30');
  // Where the next collection is due is worked out at the end of one.
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
}

function welcome({ newApiKey, firstAdminLink, refused, product }: Started, settings: Settings): string {
  const { publicUrl } = settings;
  const isApi = settings.roles.includes('api');
  const line = (what: string, where: string): string => `  ${what.padEnd(16)}${colors.cyan(where)}\n`;
  let text = `\n${colors.bold('Nurture is running')} (${settings.roles.join(' and ')}).\n\n`;
  if (isApi) {
    text += line('Landing page', `${publicUrl}/p/b2b-maturity-model`);
    if (settings.smtp.kind === 'mailbox') text += line('Mailbox', `${publicUrl}/mailbox`);
    text += line('Dashboard', `${publicUrl}/`);
    text += line('API', `${publicUrl}/api/docs`);
  }
  text += line('Workspace', product.runtime.settings.workspace);
  text += line('Data', settings.database.kind === 'embedded' ? product.runtime.settings.dataDir : 'DATABASE_URL');
  if (firstAdminLink !== null) {
    text += `\n  First admin     ${colors.bold(firstAdminLink)}\n  Open it to choose a password. It works once, for 7 days, and is shown only this once.\n`;
  }
  if (newApiKey !== null) {
    text += `\n  API key         ${colors.bold(newApiKey)}\n  Keep it now: it is shown only this once.\n`;
  }
  if (refused.length > 0) {
    text += `\n  ${colors.yellow(`With errors, so their last good version runs on: ${refused.join(', ')}. See: ${commandName()} validate`)}\n`;
  }
  if (isApi && settings.smtp.kind === 'mailbox') {
    text += `\nTry it: fill in the form on the landing page, then open the mailbox, read the mail and click.\n`;
  }
  return `${text}Ctrl-C stops it.\n\n`;
}
