import { writeFileSync } from 'node:fs';
import { flowGraph, mermaid, placed, svg, type FlowGraph } from '@nurture/core/picture';
import { messageOf } from '@nurture/core/error';
import type { Command } from 'commander';
import { findFlow } from '../flow-world';
import { guarded, Refusal, wrongUsage } from '../refusal';

interface Options {
  readonly format: string;
  readonly out?: string;
}

const FORMATS: Readonly<Record<string, (graph: FlowGraph) => string | Promise<string>>> = {
  mermaid,
  svg: async (graph) => svg(await placed(graph)),
};

const EXAMPLES = `
Mermaid is text that GitHub and many editors show as a picture; SVG stands alone, in light and dark.

Examples:
  $ nurture graph b2b-maturity-whitepaper
  $ nurture graph templates/flows/b2b-maturity-whitepaper.json --format svg --out flow.svg

Exit code: 0 drawn, 1 the flow or its workspace is not valid, 2 wrong usage.`;

export function register(command: Command): void {
  command
    .argument('<FLOW>', "a flow's id, or its file")
    .option('--format <FORMAT>', Object.keys(FORMATS).join(' or '), 'mermaid')
    .option('--out <FILE>', 'write it there instead of printing it')
    .addHelpText('after', EXAMPLES)
    .action(guarded('graph', run));
}

async function run(flow: string, { format, out }: Options): Promise<void> {
  const draw = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (draw === undefined) throw wrongUsage(`--format is ${Object.keys(FORMATS).join(' or ')}, not ${format}`);
  const { chosen } = await findFlow(flow);
  const picture = await draw(flowGraph(chosen.document));
  if (out === undefined) process.stdout.write(picture);
  else written(out, picture);
}

/** @throws Refusal where the file can't be written */
function written(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Refusal(messageOf(error));
  }
}
