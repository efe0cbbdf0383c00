import type { Preview } from '@nurture/workspace';
import { printable, printableText } from './printable';
import { table } from './table';
import { terminalColors, type Colors } from './colors';

type MailFinding = Preview['findings'][number];

const LONGEST_CELL = 72;

/** A preview for programs. */
export function previewJson({ subject, html, text, headers, bytes, links, findings }: Preview): object {
  return {
    subject,
    html,
    text,
    headers,
    bytes,
    links: links.map(({ index, name, href, tracked }) => ({ index, name, href, tracked })),
    findings: findings.map(({ rule, level, message, line, column }) => ({ rule, level, message, line, column })),
  };
}

/** A preview for people: what the mail is, where its links lead, what is wrong with it, and its text. */
export function reportPreview(preview: Preview, file: string, colors: Colors = terminalColors): string {
  const size = `${(preview.bytes / 1024).toFixed(1)} KB, HTML ${(Buffer.byteLength(preview.html) / 1024).toFixed(1)} KB`;
  return [
    `${colors.bold('Subject')}  ${printable(preview.subject) || colors.dim('(none)')}`,
    `${colors.bold('Size')}     ${size}`,
    '',
    ...section('Links', linkTable(preview), colors),
    ...section('Findings', findingLines(preview.findings, file, colors), colors),
    ...section('Text', indented(preview.text), colors),
  ].join('\n');
}

function section(title: string, body: string, colors: Colors): string[] {
  return body === '' ? [] : [colors.bold(title), body];
}

function linkTable({ links }: Preview): string {
  const rows = links.map(({ index, name, href, tracked }) => [
    String(index),
    cut(printable(name)),
    tracked === null ? '' : 'tracked',
    cut(printable(href)),
  ]);
  return rows.length === 0 ? '' : table(rows);
}

function findingLines(findings: readonly MailFinding[], file: string, colors: Colors): string {
  return findings.map((finding) => `  ${findingLine(finding, file, colors)}\n`).join('');
}

function findingLine({ rule, level, message, line, column }: MailFinding, file: string, colors: Colors): string {
  const said = level === 'error' ? colors.red('error') : colors.yellow('warning');
  return `${printable(file)}:${line}:${column}  ${said}  ${colors.dim(rule)}  ${printable(message)}`;
}

const indented = (text: string): string =>
  `${printableText(text.trimEnd())
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')}\n`;

const cut = (text: string): string => (text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text);
