import type { MailFinding } from '@nurture/core/mail';
import { didYouMean, isKnown, type KnownVariables } from './known-variables';
import { pairBlocks } from './mustache-blocks';
import { allHelpers, nothingRead, readTag } from './mustache-paths';
import { blockName, type Mustache, scanMustaches } from './mustache-scan';

/** The mustaches of a text, each settled: rendered, or left as it stands. */
export interface JudgedText {
  readonly mustaches: readonly Mustache[];
  readonly plainPathOf: (mustache: Mustache) => string | undefined;
  /** Dotted paths that are read, whether known or not. */
  readonly paths: readonly string[];
  readonly findings: readonly Omit<MailFinding, 'line' | 'column'>[];
  /** Offset of each finding, in the text. */
  readonly offsets: readonly number[];
}

export interface Judgement {
  readonly known: KnownVariables;
  /** A plain `.html` isn't declared one: a mustache that names nothing of ours is another tool's, and stays. */
  readonly isTemplate: boolean;
  /** A preview that nothing is given for: what it would be filled with stays as it is written. */
  readonly isUnfilled?: boolean;
  /** A mail of a workspace: what stays as it is would reach people so. */
  readonly isSent?: boolean;
}

/** Settles which mustaches of `text` are rendered. Never throws. */
export function judgeMustaches(text: string, { known, isTemplate, isUnfilled, isSent }: Judgement): JudgedText {
  const mustaches = scanMustaches(text, isTemplate);
  const stays = isUnfilled || !isTemplate;
  const level = isTemplate || isSent ? 'error' : 'warning';
  const blocks = pairBlocks(mustaches);
  const readings = new Map(mustaches.map((mustache) => [mustache, readTag(mustache)]));
  const findings: Omit<MailFinding, 'line' | 'column'>[] = [];
  const offsets: number[] = [];
  const paths: string[] = [];
  const complain = (at: number, finding: Omit<MailFinding, 'line' | 'column'>): void => {
    findings.push(finding);
    offsets.push(at);
  };
  const blockOf = new Map(blocks.flatMap((block) => block.tags.map((tag) => [tag, block] as const)));
  const scopes: boolean[] = [];
  for (const mustache of mustaches) {
    const reading = readings.get(mustache) ?? nothingRead;
    if (mustache.kind === 'close') scopes.pop();
    const free = scopes.at(-1) === true;
    const strange = free ? [] : reading.paths.filter((path) => !isKnown(path, known));
    const loose = stays && scopes.length === 0 ? reading.relative : [];
    if (stays && (strange.length > 0 || loose.length > 0 || reading.unknownHelpers.length > 0)) {
      const tags = blockOf.get(mustache)?.tags ?? [mustache];
      for (const tag of tags) tag.kind = 'literal';
      const [helper] = reading.unknownHelpers;
      if (!isTemplate)
        complain(
          mustache.start,
          foreign(mustache.text, helper ?? strange[0] ?? '', known, isSent ? 'error' : 'warning'),
        );
      else if (helper !== undefined) complain(mustache.start, unknownHelper(helper, mustache));
      else complain(mustache.start, unfilled(mustache.text));
      continue;
    }
    if (mustache.mistake) complain(mustache.start, mistaken(mustache, level));
    for (const name of reading.unknownHelpers) complain(mustache.start, unknownHelper(name, mustache));
    for (const path of strange) complain(mustache.start, unknownVariable(path, known));
    if (reading.unknownHelpers.length > 0)
      for (const tag of blockOf.get(mustache)?.tags ?? [mustache]) tag.kind = 'literal';
    if (!free) paths.push(...reading.paths);
    if (mustache.kind === 'open') scopes.push(free || reading.rescopes);
  }
  if (!isTemplate && !mustaches.some(({ kind }) => kind === 'value' || kind === 'open'))
    for (const one of mustaches) one.kind = 'literal'; // nothing in it is ours, nor are its comments
  return { mustaches, plainPathOf: (one) => readings.get(one)?.plainPath, paths, findings, offsets };
}

function foreign(
  text: string,
  name: string,
  known: KnownVariables,
  level: MailFinding['level'],
): Omit<MailFinding, 'line' | 'column'> {
  const suggestion = didYouMean(name, known);
  const message = `${text} names nothing that this mail is filled with, and stays as it is${hint(suggestion)}`;
  return { rule: 'foreign-merge-tag', level, message, suggestion };
}

const hint = (suggestion: string | null): string => (suggestion ? `; did you mean '${suggestion}'?` : '');

const unfilled = (text: string): Omit<MailFinding, 'line' | 'column'> => ({
  rule: 'missing-value',
  level: 'warning',
  message: `there is no sample to fill ${text} with: it stays as it is`,
  suggestion: null,
});

const mistaken = (mustache: Mustache, level: MailFinding['level']): Omit<MailFinding, 'line' | 'column'> => ({
  rule: 'template-syntax',
  level,
  message: `${mustache.text.slice(0, 60)}: ${mustache.mistake ?? ''}`,
  suggestion: null,
});

const unknownHelper = (name: string, mustache: Mustache): Omit<MailFinding, 'line' | 'column'> => ({
  rule: 'unknown-helper',
  level: 'error',
  message: `there is no helper '${name || blockName(mustache.text)}': a mail may call ${allHelpers.join(', ')}`,
  suggestion: null,
});

function unknownVariable(path: string, known: KnownVariables): Omit<MailFinding, 'line' | 'column'> {
  const suggestion = didYouMean(path, known);
  return {
    rule: 'unknown-variable',
    level: 'error',
    message: `nothing provides '${path}'${hint(suggestion)}`,
    suggestion,
  };
}
