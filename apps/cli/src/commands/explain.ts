import { EXPLAIN_LOCALES, explainFlow, type ExplainLocale, type Explanation } from '@nurture/core/explain';
import type { Command } from 'commander';
import { terminalColors as colors } from '../report/colors';
import { findFlow } from '../flow-world';
import { guarded, wrongUsage } from '../refusal';
import { printable } from '../report/printable';

interface Options {
  readonly locale: string;
  readonly json?: boolean;
}

const WIDTH = 100;

const EXAMPLES = `
Examples:
  $ nurture explain b2b-maturity-whitepaper
  $ nurture explain templates/flows/b2b-maturity-whitepaper.json --locale nl

Exit code: 0 told, 1 the flow or its workspace is not valid, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<FLOW>', "a flow's id, or its file")
    .option('--locale <LOCALE>', EXPLAIN_LOCALES.join(' or '), 'en')
    .option('--json', 'print { flow, locale, title, note, sections: [{ heading, sentences }] } for programs')
    .addHelpText('after', EXAMPLES)
    .action(guarded('explain', run));
}

async function run(flow: string, { locale: asked, json }: Options): Promise<void> {
  const locale = localeNamed(asked);
  const { world, chosen, streams } = await findFlow(flow);
  const explanation = explainFlow(chosen.document, world.settings, locale, streams);
  process.stdout.write(
    json === true ? `${JSON.stringify({ flow: chosen.id, ...explanation })}\n` : reported(explanation),
  );
}

function localeNamed(name: string): ExplainLocale {
  const locale = EXPLAIN_LOCALES.find((known) => known === name);
  if (locale === undefined) throw wrongUsage(`--locale is ${EXPLAIN_LOCALES.join(' or ')}, not ${name}`);
  return locale;
}

function reported({ title, note, sections }: Explanation): string {
  const head = [colors.bold(printable(title)), ...(note === null ? [] : [wrapped(printable(note), '')])];
  const blocks = sections.map(({ heading, sentences }) =>
    [colors.bold(printable(heading)), ...sentences.map((sentence) => wrapped(printable(sentence), '  '))].join('\n'),
  );
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
}

/** A sentence in lines that fit a terminal, the later ones further in. */
function wrapped(sentence: string, indent: string): string {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${last === undefined ? '' : indent}${word}`);
  }
  return lines.join('\n');
}
