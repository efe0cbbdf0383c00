import type { CompiledFlow } from '@nurture/core/flow';
import type { SimulatedStep, Simulation, UsualTrigger } from '@nurture/core/simulate';
import type { Instant } from '@nurture/core/time';
import { terminalColors, type Colors } from './colors';
import { printable } from './printable';

interface Surroundings {
  readonly start: Instant;
  readonly timezone: string;
  /** The event that enrolled, where nobody said which. */
  readonly madeUp: UsualTrigger | null;
}

/** A simulation for people: what happened when, and the path as one line. Moments in the contact's zone. */
export function reportSimulation(
  flow: CompiledFlow,
  result: Simulation,
  when: Surroundings,
  colors: Colors = terminalColors,
): string {
  const say = clock(when.timezone);
  const lines = [
    ...result.steps.filter(isTelling).map((step) => ({ at: step.at, text: stepText(step, flow.id, colors) })),
    ...result.mails.map(({ at, mail }) => ({ at, text: `${colors.green('mail')} ${mail}` })),
    ...result.skipped.map(({ at, mail, reason }) => ({ at, text: `${colors.yellow('skipped')} ${mail}: ${reason}` })),
    ...result.ledger.map(({ at, points, because }) => ({ at, text: colors.dim(`${signed(points)} ${because}`) })),
  ].sort((a, b) => a.at - b.at);
  const timeline = lines.map(({ at, text }) => `${colors.dim(`${say(at)}  day ${dayOf(at, when.start)}`)}  ${text}`);
  return `${[
    colors.bold(printable(flow.document.name ?? flow.id)),
    colors.dim(`times in ${when.timezone}`),
    ...madeUpDates(when.madeUp, say).map(colors.dim),
    ...timeline,
    '',
    `path     ${result.path === '' ? 'was not enrolled' : result.path}`,
    `outcome  ${result.outcome}${result.endedAt === null ? '' : `, ${say(result.endedAt)}`}`,
    `score    ${result.score}, ${result.stage}`,
    ...result.handoffs.map(({ at, because }) => `handoff  ${say(at)}  ${printable(because)}`),
    ...(result.cutOffAt === null
      ? []
      : [colors.yellow(`cut off  ${say(result.cutOffAt)}  what comes later is not followed`)]),
    ...(result.setAside === null ? [] : [colors.red(`stopped by an error: ${result.setAside}`)]),
  ].join('\n')}\n`;
}

/** What depends on dates goes by these; who wants others can say so. */
function madeUpDates(trigger: UsualTrigger | null, say: (at: Instant) => string): string[] {
  const dates = Object.entries(trigger?.dates ?? {}).map(([name, at]) => `${name} ${say(Date.parse(at))}`);
  if (trigger === null || dates.length === 0) return [];
  return [`made up for ${trigger.type}: ${dates.join(', ')} (for others: --events FILE with a "trigger")`];
}

/** The acceptance of a mail stands in the timeline as the mail itself. */
function isTelling(step: SimulatedStep): boolean {
  return step.event !== 'mail.accepted' || step.actions.length > 0;
}

/** People may come into other flows on the way; their steps bear the name of theirs. */
function stepText({ event, flow, state, actions }: SimulatedStep, tried: string, colors: Colors): string {
  const other = flow === null || flow === tried ? '' : colors.dim(`${flow}: `);
  const where = state === null ? '' : ` → ${colors.bold(state)}`;
  const cause = event === '@always' ? 'always' : event;
  return `${other}${cause}${where}${actions.length === 0 ? '' : colors.dim(`  (${actions.join(', ')})`)}`;
}

function clock(timezone: string): (at: Instant) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => format.format(new Date(at)).replaceAll(',', '');
}

function dayOf(at: Instant, start: Instant): string {
  return String(Math.floor((at - start) / 86_400_000)).padStart(3);
}

function signed(points: number): string {
  return points >= 0 ? `+${points}` : String(points);
}
