import { DELAYS, OWN_EVENTS_WITHIN_DAYS, PERSONAS, USUAL_START } from '@nurture/core/simulate';
import type { Command } from 'commander';
import { simulateOne } from '../simulate/one';
import { simulateMany } from '../simulate/many';
import type { SimulateOptions } from '../simulate/options';
import { guarded, wrongUsage } from '../refusal';

const hours = (ms: number): string => `${ms / 3_600_000} hours`;
const { open, click, sales } = DELAYS;

const EXAMPLES = `
One person, as a persona: opener (opens each mail after two hours), clicker (and clicks a minute later), ignorer,
unsubscriber (an hour after the first mail), untracked (no consent for tracking, does nothing that can be seen).

Many people, by rates (the share of mails, or of people, of whom it comes true):
  open=45%, click=12%, reply, unsubscribe, bounce, complaint    for every mail; open and click of tracked ones
  whitepaper-reminder.open=30%                                  where one mail differs
  tracking=80%                                                  who agreed to being tracked (100% when left out)
  meeting.booked=2%, page.viewed=20%                            other events, of the people enrolled, such as the flow
                                                                waits for; or spelled out: "page.viewed(url: /cases)=9%"
  handoff.won=20%, handoff.recycled=40%                         what sales answers, of the people handed over
  --rates measured                                              as they were in this workspace's own history
People take their time: half of the openings come within ${hours(open.halfMs)} and nine in ten within ${hours(open.ninetyPercentMs)}; a click
follows within ${click.halfMs / 60_000} and ${click.ninetyPercentMs / 60_000} minutes, sales answers within ${sales.halfMs / 86_400_000} and ${sales.ninetyPercentMs / 86_400_000} days; other events come at any moment of
${OWN_EVENTS_WITHIN_DAYS} days. A lead is warm once the flow's condition \`warm\` holds (if it has one), or they are handed over.

Examples:
  $ nurture simulate b2b-maturity-whitepaper --as opener
  $ nurture simulate templates/flows/b2b-maturity-whitepaper.json --as ignorer --start 2026-11-20T20:00
  $ nurture simulate b2b-maturity-whitepaper --events what-they-did.json --json
  $ nurture simulate b2b-maturity-whitepaper --contacts 10000 --rates open=45%,click=12%,meeting.booked=2%
  $ nurture simulate b2b-maturity-whitepaper --contacts 2000 --over "30 days" --rates measured

Exit code: 0 simulated, 1 the flow or its workspace is not valid, or too little was measured, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<FLOW>', "a flow's id, or its file")
    .option('--as <PERSONA>', `who: ${PERSONAS.join(', ')}`)
    .option('--events <FILE>', 'what they do: { contact, history, start, trigger, events | persona }')
    .option('--contacts <N>', 'so many people, with --rates')
    .option('--rates <RATES>', 'how they take it: open=45%,click=12%,… or measured')
    .option('--over <DURATION>', 'they come in over so long, such as "30 days" (default: all at once)')
    .option('--start <DATE>', `ISO 8601, in the workspace's zone (default: ${USUAL_START})`)
    .option('--seed <N>', 'whole number; another one may take other branches of a split, and other draws', '1')
    .option('--json', 'print { path, steps, mails, score, … }, or the figures of a population, for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('simulate', run));
}

async function run(flow: string, options: SimulateOptions): Promise<void> {
  const { as, events, contacts, rates, over } = options;
  if ([as, events, contacts].filter((given) => given !== undefined).length !== 1) {
    const all = PERSONAS.join(', ');
    throw wrongUsage(`say who walks: one of --as PERSONA (${all}), --events FILE, or --contacts N --rates …`);
  }
  if (contacts !== undefined) return simulateMany(flow, { ...options, contacts });
  if (rates !== undefined || over !== undefined) {
    throw wrongUsage(`--${rates === undefined ? 'over' : 'rates'} goes with --contacts N: one person has no rates`);
  }
  return simulateOne(flow, options);
}
