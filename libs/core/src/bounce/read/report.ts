import { LIMITS } from '../limits';
import { decodeWords } from './decode';

/** One recipient's group of a delivery status notification (RFC 3464, 2.3), as it was written. */
export interface RecipientReport {
  readonly finalRecipient: string;
  readonly originalRecipient: string;
  readonly action: string;
  readonly status: string;
  readonly diagnostic: string;
}

/** Fields of a report by lower-case name; for one that stands twice, the first. */
export type Fields = ReadonlyMap<string, string>;

/**
 * The recipients of a delivery status report. Servers leave out the empty line between groups, or set one between
 * all fields; so a group begins where a recipient is named anew.
 */
export function readReport(text: string): RecipientReport[] {
  const groups: Map<string, string>[] = [];
  let current: Map<string, string> | null = null;
  for (const { name, value, afterGap } of fieldLines(text)) {
    if (groups.length >= LIMITS.recipients) break;
    if (
      !/^(final-recipient|original-recipient|action|status|diagnostic-code|x-|x400-supplementary-info|remote-mta)/.test(
        name,
      )
    )
      continue;
    if (current === null || beginsGroup(current, name, afterGap)) {
      if (current === null && !/^(final-recipient|original-recipient|action|status)$/.test(name)) continue;
      current = new Map();
      groups.push(current);
    }
    if (!current.has(name)) current.set(name, value);
  }
  return groups.filter(saysAnything).map(toReport);
}

/** A field that the group has already, or a recipient after an empty line when the group is complete. */
function beginsGroup(group: ReadonlyMap<string, string>, name: string, afterGap: boolean): boolean {
  if (name === 'final-recipient' || name === 'original-recipient') {
    return group.has(name) || (afterGap && group.has('action') && group.has('final-recipient'));
  }
  return name === 'action' && afterGap && group.has('action');
}

const saysAnything = (group: Fields): boolean =>
  ['final-recipient', 'original-recipient', 'diagnostic-code'].some((name) => group.has(name)) ||
  (group.has('action') && group.has('status'));

const toReport = (group: Fields): RecipientReport => ({
  finalRecipient: group.get('final-recipient') ?? '',
  originalRecipient: group.get('original-recipient') ?? '',
  action: group.get('action') ?? '',
  status: group.get('status') ?? '',
  diagnostic: [
    group.get('diagnostic-code') ?? group.get('x-diagnostic-code') ?? '',
    group.get('x-supplementary-info') ?? group.get('x400-supplementary-info') ?? '',
    // RFC 3464, 2.3.4: the code may have a comment, and some servers say there alone what it was.
    /\(([^)]{3,300})\)/.exec(group.get('status') ?? '')?.[1] ?? '',
  ]
    .filter((told) => told !== '')
    // Sentences apart, or the words of one would be read as of the other.
    .join('. '),
});

/** All fields of a report without groups, such as that of a complaint (RFC 5965) or a disposition (RFC 8098). */
export function readFields(text: string): Fields {
  const fields = new Map<string, string>();
  for (const { name, value } of fieldLines(text)) if (!fields.has(name)) fields.set(name, value);
  return fields;
}

interface FieldLine {
  readonly name: string;
  readonly value: string;
  readonly afterGap: boolean;
}

function fieldLines(text: string): FieldLine[] {
  const found: { name: string; value: string; afterGap: boolean }[] = [];
  let gap = false;
  for (const line of text.split(/\r?\n/)) {
    const field = /^([A-Za-z][\w-]{0,60})\s{0,5}:\s*(.*)$/.exec(line.slice(0, 4_000));
    const last = found.at(-1);
    if (field) found.push({ name: (field[1] ?? '').toLowerCase(), value: decodeWords(field[2] ?? ''), afterGap: gap });
    else if (last && !gap && line.trim() !== '' && last.value.length < 8_000) last.value += ` ${line.trim()}`;
    gap = line.trim() === '';
  }
  return found;
}
