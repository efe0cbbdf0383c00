import type { MigrationGroup, NextStep } from '@nurture/core/migration';
import {
  type Change,
  type FlowDifference,
  type FlowMigration,
  type FlowPlan,
  misfitText,
  type PublicationPlan,
  type Published,
} from '@nurture/engine';
import { printable } from './printable';
import { table } from './table';
import { terminalColors, type Colors } from './colors';

const PARTS: Readonly<Record<FlowDifference['part'], string>> = {
  state: 'state',
  way: 'way on',
  guard: 'guard',
  mail: 'mail',
  stream: 'stream',
  rule: 'rule',
};
const SIGNS: Readonly<Record<FlowDifference['change'], string>> = { added: '+', removed: '-', changed: '~' };

/** What publishing would do, for people: per flow what changes and who is where. */
export function reportPlan(plan: PublicationPlan, colors: Colors = terminalColors): string {
  const settings = plan.settings.filter(({ change }) => change !== 'unchanged');
  const lines = [
    ...settings.map(({ kind, number, change }) => `${colors.bold(`${kind}.json`)}  ${becomes(change, number)}\n`),
    ...plan.flows.map((flow) => flowBlock(flow, colors)),
    ...plan.absent.map((id) => `${colors.bold(printable(id))}  no longer among the files: it stays in force\n`),
  ];
  return `${lines.join('\n')}\n${colors.dim('Nothing was published.')}\n`;
}

function flowBlock(flow: FlowPlan, colors: Colors): string {
  const { id, name, version, change, differences } = flow;
  const title = `${colors.bold(printable(id))}  ${printable(name)}: ${becomes(change, version)}\n`;
  return [title, ...differences.map((one) => differenceLine(one, colors)), peopleLines(flow)].join('');
}

function becomes(change: Change, version: number): string {
  switch (change) {
    case 'new':
      return `would become version ${version}`;
    case 'returned':
      return `version ${version} would be in force again`;
    case 'unchanged':
      return `unchanged, version ${version}`;
    case 'known-before':
      return `stays as it is: version ${version} was in force before`;
  }
}

function differenceLine({ part, change, what, before, after }: FlowDifference, colors: Colors): string {
  const line = `  ${SIGNS[change]} ${PARTS[part].padEnd(6)}  ${printable(what)}${printable(wordsOf(before, after))}\n`;
  if (change === 'changed') return colors.yellow(line);
  return change === 'added' ? colors.green(line) : colors.red(line);
}

function wordsOf(before: string | null, after: string | null): string {
  if (before !== null && after !== null)
    return before === after ? '' : `  ${before || 'nothing'}  ⇒  ${after || 'nothing'}`;
  const only = before ?? after ?? '';
  return only === '' ? '' : `  ${only}`;
}

/** Why a migration can't be, for people: each state that lacks a place. */
export function reportMisfits({ flows }: PublicationPlan, colors: Colors = terminalColors): string {
  const lines = flows.flatMap(({ id, migration }) =>
    (migration?.misfits ?? []).map((misfit) => `${colors.red(printable(id))}  ${printable(misfitText(misfit))}\n`),
  );
  return `${lines.join('')}${colors.dim('Nothing was published.')}\n`;
}

function peopleLines({ people, inForce, migration }: FlowPlan): string {
  if (migration !== null) return migrationLines(migration, 'would move');
  if (people.length === 0) return inForce === null ? '' : '  nobody is in it\n';
  const rows = people.map((row) => [`${row.people} in ${printable(row.state)}`, `stay on version ${row.version}`]);
  return table(rows);
}

function migrationLines({ people, to, groups }: FlowMigration, verb: string): string {
  if (people === 0) return '  nobody is on another version\n';
  const rows = groups.map((group) => [
    `${group.people} in ${printable(group.state)} of version ${group.version}`,
    `→ ${printable(group.to)}${group.enters ? ', entered anew' : ''}`,
    nextWords(group),
  ]);
  return `  ${people} ${verb} to version ${to}:\n${table(rows)}`;
}

/** What a group gets next, and when. Where its people get different things, each with how many. */
function nextWords({ next, people }: MigrationGroup): string {
  if (next.length === 0) return 'ends there';
  const share = (step: NextStep): string => (step.people === people ? '' : `${step.people}: `);
  return printable(`next: ${next.map((step) => `${share(step)}${stepWords(step)}`).join('; ')}`);
}

function stepWords({ by, to, sends, earliest, latest }: NextStep): string {
  if (by === 'mail') return 'once their mails are out';
  if (by === 'event') return 'when something happens';
  const leads = to.length === 0 ? '' : ` → ${to.join(' or ')}`;
  const mails = sends.length === 0 ? '' : ` (${sends.join(', ')})`;
  return `${by === 'now' ? 'at once' : by}${leads}${mails} ${daysBetween(earliest, latest)}`.trimEnd();
}

function daysBetween(earliest: number | null, latest: number | null): string {
  if (earliest === null || latest === null) return '';
  const [from, until] = [dayOf(earliest), dayOf(latest)];
  return from === until ? `on ${from}` : `from ${from} to ${until}`;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What was published, for people. */
export function reportPublished(
  { settings, mails, flows, migrations }: Published,
  colors: Colors = terminalColors,
): string {
  const changed = [
    ...settings.map(({ kind, number, change }) => ({ what: `${kind}.json`, version: number, change })),
    ...flows.map(({ id, version, change }) => ({ what: printable(id), version, change })),
  ].filter(({ change }) => change !== 'unchanged');
  const moved = migrations
    .map((migration) => `${colors.bold(printable(migration.flow))}\n${migrationLines(migration, 'moved')}`)
    .join('');
  if (changed.length === 0) return `Nothing had changed: no new versions.\n${moved}`;
  const rows = changed.map(({ what, version, change }) => [
    colors.green(what),
    `version ${version}${change === 'returned' ? ', in force again' : ''}`,
  ]);
  const news = mails.length === 0 ? '' : `  ${mails.length} new ${mails.length === 1 ? 'mail' : 'mails'}\n`;
  return `Published:\n${table(rows)}${news}${moved}`;
}
