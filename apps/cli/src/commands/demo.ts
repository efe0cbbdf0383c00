import { createServer } from 'node:net';
import { once } from 'node:events';
import { demo, type DemoProgress, DemoRefusal, type DemoReport } from '../../../server/src';
import type { Settings } from '@nurture/core/config';
import type { Command } from 'commander';
import { commandName } from '../command-name';
import { terminalColors as colors } from '../report/colors';
import { openLog } from '../log';
import { Progress } from '../progress';
import { guarded, Refusal, wrongUsage } from '../refusal';
import { table } from '../report/table';
import { settingsOrExit } from '../settings';
import { stopOnSignal } from '../stop-on-signal';

interface Options {
  readonly contacts: string;
  readonly weeks: string;
  readonly seed: string;
  readonly fresh?: boolean;
  readonly exit?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
It has a database of its own in ./data-demo (or NURTURE_DATA, which must hold nothing else), and sends to the
development mailbox alone, whatever DATABASE_URL and SMTP_URL say. Made once, it is shown again at the next call.

Examples:
  $ nurture demo
  $ nurture demo --contacts 60 --weeks 6      a small one, in seconds
  $ nurture demo --contacts 1000 --seed 7
  $ PORT=8080 nurture demo --fresh             make it anew, up to today
  $ nurture demo --exit --json | jq .figures   make it, print the figures, stop

The same seed gives the same figures on the same day.
Exit code: 0 stopped, 1 it could not be made, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .option('--contacts <N>', 'how many people ask for the paper', '400')
    .option('--weeks <N>', 'how many weeks pass', '52')
    .option('--seed <N>', 'another one gives other people', '1')
    .option('--fresh', 'make it again')
    .option('--exit', 'stop when it is made, instead of serving it')
    .option('--json', 'print { figures, stories, briefUrl, … } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('demo', run));
}

async function run(options: Options): Promise<void> {
  const contacts = numberOf('--contacts', options.contacts, 1, 100_000);
  const weeks = numberOf('--weeks', options.weeks, 1, 52);
  const seed = numberOf('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const given = settingsOrExit();
  const own = process.env['NURTURE_DATA']?.trim() ? given : { ...given, dataDir: './data-demo' };
  const settings = options.exit === true ? { ...own, port: 0 } : own;
  if (options.exit !== true) await requireFreePort(settings.port);
  const stopping = new AbortController();
  const abort = (): void => stopping.abort(new Refusal('stopped; the next call makes it from the beginning'));
  process.once('SIGINT', abort).once('SIGTERM', abort);
  const progress = progressOf(weeks);
  const { started, report } = await demo(
    settings,
    { contacts, weeks, seed, fresh: options.fresh === true, hostNow: Date.now, signal: stopping.signal, ...progress },
    openLog(given.logLevel === 'info' ? 'warn' : given.logLevel),
  )
    .catch((error: unknown) => {
      throw error instanceof DemoRefusal ? new Refusal(error.message) : error;
    })
    .finally(() => progress.end());
  process.removeListener('SIGINT', abort).removeListener('SIGTERM', abort);
  const first = started.firstAdminLink;
  process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : story(report, settings, options, first));
  if (options.exit === true) await started.stop();
  else stopOnSignal('demo', started);
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d{1,16}$/.test(text) && value >= least && value <= most) return value;
  throw wrongUsage(`${name} wants a whole number from ${least}, not ${text}`);
}

/** Better said before weeks are made than after. */
async function requireFreePort(port: number): Promise<void> {
  const server = createServer().listen(port, '0.0.0.0');
  try {
    await once(server, 'listening');
  } catch {
    throw new Refusal(
      `port ${port} is taken by another program: PORT=${port + 1} ${commandName()} demo uses another one`,
    );
  }
  server.close();
  await once(server, 'close');
}

/** A bar on a terminal; elsewhere a line a week. */
function progressOf(weeks: number): { onProgress: (progress: DemoProgress) => void; end: () => void } {
  const bar = new Progress('living through');
  let said = 0;
  return {
    onProgress: ({ at, share }) => {
      const day = new Date(at).toUTCString().slice(0, 16);
      bar.show(day, share);
      const week = Math.min(weeks, Math.floor(share * weeks));
      if (process.stderr.isTTY || week <= said) return;
      said = week;
      process.stderr.write(`${day}: ${week} of ${weeks} weeks\n`);
    },
    end: () => bar.end(),
  };
}

function story(
  { figures, stories, briefUrl, ...made }: DemoReport,
  settings: Settings,
  { exit }: Options,
  firstAdminLink: string | null,
): string {
  const { publicUrl } = settings;
  const look: [string, string][] = [
    ['Dashboard', `${publicUrl}/`],
    ['API key', made.apiKey],
    ...(firstAdminLink === null ? [] : ([['First admin', firstAdminLink]] as [string, string][])),
    ['Mailbox', `${publicUrl}/mailbox`],
    ...(briefUrl === null ? [] : ([['A warm lead', briefUrl]] as [string, string][])),
    ['Landing page', `${publicUrl}/p/b2b-maturity-model`],
    ['API', `${publicUrl}/api/docs`],
  ];
  const head = made.again ? `This is the demo of ${made.madeAt.slice(0, 10)}; --fresh makes a new one.\n` : '';
  const figuresTitle = `${made.weeks} weeks, seed ${made.seed}`;
  return [
    '',
    `${head}${colors.bold(figuresTitle)}`,
    table(figureRows(figures)),
    ...(exit === true ? [] : [colors.bold('Look at'), table(look)]),
    ...(stories.length === 0 ? [] : [colors.bold('People with a story')]),
    table(stories.map(({ email, why }) => [`${exit === true ? email : personUrl(publicUrl, email)}`, why])),
    exit === true ? `It lies in ${settings.dataDir}; ${commandName()} demo shows it.\n` : 'Ctrl-C stops it.\n',
  ].join('\n');
}

const personUrl = (publicUrl: string, email: string): string => `${publicUrl}/#/people/${encodeURIComponent(email)}`;

function figureRows(figures: DemoReport['figures']): [string, string][] {
  const count = (number: number): string => number.toLocaleString('en');
  return [
    ['asked for the paper', count(figures.contacts)],
    ['mails sent', `${count(figures.mailsSent)}, opened ${count(figures.opened)}, clicked ${count(figures.clicked)}`],
    ['set aside as machines', `${count(figures.machineHits)} opens and clicks`],
    ['unsubscribed', count(figures.unsubscribed)],
    ['MQL, SQL', `${count(figures.mql)}, ${count(figures.sql)}`],
    ['handed to sales', `${count(figures.handoffs)}, meetings ${count(figures.meetings)}`],
    ['won, lost, recycled', `${count(figures.won)}, ${count(figures.lost)}, ${count(figures.recycled)}`],
    ['revenue', `€ ${count(figures.revenue)}`],
  ];
}
