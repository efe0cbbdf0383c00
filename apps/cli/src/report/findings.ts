import type { Finding } from '@nurture/workspace';
import { printable } from './printable';
import { terminalColors, type Colors } from './colors';

/** Findings for people: by file, each with a place that terminals and editors open. */
export function reportFindings(findings: readonly Finding[], where: string, colors: Colors = terminalColors): string {
  const files = [...new Set(findings.map((finding) => finding.file))];
  const blocks = files.map((file) =>
    fileBlock(
      findings.filter((finding) => finding.file === file),
      colors,
    ),
  );
  return `${[...blocks, summary(findings, where, colors)].join('\n')}\n`;
}

function fileBlock(findings: readonly Finding[], colors: Colors): string {
  return findings.map((finding) => findingLines(finding, colors)).join('');
}

function findingLines(finding: Finding, colors: Colors): string {
  const place = `${printable(finding.file)}:${finding.line}:${finding.column}`;
  const level = finding.level === 'error' ? colors.red('error') : colors.yellow('warning');
  const path = finding.path === '' ? '' : `  ${colors.dim(printable(finding.path))}`;
  return `${colors.bold(place)}  ${level}  ${colors.dim(finding.rule)}${path}\n    ${printable(finding.message)}\n`;
}

function summary(findings: readonly Finding[], where: string, colors: Colors): string {
  const errors = findings.filter((finding) => finding.level === 'error').length;
  const warnings = findings.length - errors;
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter((text) => text !== '').join(', ');
  const hint = findings.length === 0 ? '' : colors.dim(' Each rule is explained in docs/rules.md.');
  if (errors > 0) return colors.red(`${printable(where)}: ${counts}.`) + hint;
  return colors.green(`${printable(where)} is valid${counts === '' ? '' : `, with ${counts}`}.`) + hint;
}

function count(number: number, word: string): string {
  return number === 0 ? '' : `${number} ${word}${number === 1 ? '' : 's'}`;
}
