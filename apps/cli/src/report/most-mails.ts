import type { Bound, MostMails } from '@nurture/workspace';
import picocolors from 'picocolors';
import { printable } from './printable';

type Colors = ReturnType<typeof picocolors.createColors>;

/** For people: per flow the most mails that somebody may be due, and the path on which they are. */
export function reportMostMails(flows: readonly MostMails[], colors: Colors = picocolors): string {
  if (flows.length === 0) return '';
  return flows.map((flow) => flowLines(flow, colors)).join('') + colors.dim(ONE_WALK);
}

/** What the proof doesn't reach. */
const ONE_WALK =
  'Counted on one walk through each flow: coming in again, and other flows, add theirs. The cap itself holds for all together.\n';

function flowLines({ file, within, byTime, ...whatever }: MostMails, colors: Colors): string {
  const lines = [`${boundText(whatever)} in ${within}${pathText(whatever)}`];
  if (byTime.mails !== whatever.mails) lines.push(`by time alone ${boundText(byTime)}${pathText(byTime)}`);
  return `${colors.bold(printable(file))}  ${lines.map((line) => printable(line)).join('\n    ')}\n`;
}

function boundText({ mails, isMost }: Bound): string {
  return `${isMost ? 'at most' : 'at least'} ${mails} mail${mails === 1 ? '' : 's'}`;
}

function pathText({ path }: Bound): string {
  return path === null ? '' : `: ${path}`;
}
