import type { Check } from '../doctor/check';
import { printable } from './printable';
import { terminalColors, type Colors } from './colors';

/** What was looked at, for people: by group, one line each, with how to mend it below. */
export function reportChecks(checks: readonly Check[], colors: Colors = terminalColors): string {
  const groups = [...new Set(checks.map(({ group }) => group))];
  const width = Math.max(...checks.map(({ name }) => name.length));
  const blocks = groups.map((group) => {
    const lines = checks.filter((check) => check.group === group).map((check) => lineOf(check, width, colors));
    return `${colors.bold(group)}\n${lines.join('')}`;
  });
  return `${blocks.join('\n')}\n${summary(checks, colors)}\n`;
}

function lineOf({ name, status, message, mend }: Check, width: number, colors: Colors): string {
  const mark = { ok: colors.green('ok     '), warning: colors.yellow('warning'), problem: colors.red('problem') }[
    status
  ];
  const advice = mend === null ? '' : `           ${' '.repeat(width)}${colors.dim(`→ ${printable(mend)}`)}\n`;
  return `  ${mark}  ${name.padEnd(width)}  ${printable(message)}\n${advice}`;
}

function summary(checks: readonly Check[], colors: Colors): string {
  const count = (status: Check['status']): number => checks.filter((check) => check.status === status).length;
  const problems = count('problem');
  const warnings = count('warning');
  const said = `${problems} problem${problems === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}.`;
  if (problems > 0) return colors.red(said);
  return warnings > 0 ? colors.yellow(said) : colors.green('All is well.');
}
