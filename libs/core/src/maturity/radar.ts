import { LEVELS, type Perspective, PERSPECTIVES, PHASES, type PhaseScore } from './model';
import type { ScanResult } from './score';

const SIZE = 480;
const MIDDLE = SIZE / 2;
const RADIUS = 165;

/** Colours as variables, so that dark mode is a list of other values. */
const STYLE = [
  '.nurture-radar{--paper:#fff;--ink:#1b2333;--grid:#c5cddb;--all:#0f5c5c;--marketing:#2f6fd6;--sales:#b4540a;--customer-success:#7a3fb0;font-family:system-ui,sans-serif;max-width:100%;height:auto}',
  '@media (prefers-color-scheme:dark){.nurture-radar{--paper:#141923;--ink:#e8ecf4;--grid:#465065;--all:#5cc8c0;--marketing:#8db8ff;--sales:#ffb27a;--customer-success:#d0a8f5}}',
  '.nurture-radar .paper{fill:var(--paper)}',
  '.nurture-radar text{fill:var(--ink);font-size:13px}',
  '.nurture-radar .grid{fill:none;stroke:var(--grid)}',
  '.nurture-radar .all{fill:var(--all);fill-opacity:.16;stroke:var(--all);stroke-width:2.5}',
  ...PERSPECTIVES.map((side) => `.nurture-radar .${side}{fill:none;stroke:var(--${side});stroke-width:1.5;stroke-dasharray:6 4}`), // prettier-ignore
].join('');

/** A scan as a radar chart that stands alone: an axis per phase, a line per perspective, and their mean. */
export function radar({ phases, level }: ScanResult, title: string): string {
  const sides = PERSPECTIVES.filter((side) => phases.some(({ byPerspective }) => byPerspective[side] !== null));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="nurture-radar" viewBox="0 0 ${SIZE} ${SIZE + 40}" width="${SIZE}" height="${SIZE + 40}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description(phases, level))}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${SIZE}" height="${SIZE + 40}"/>`,
    ...LEVELS.map((_, index) => `<polygon class="grid" points="${ring(PHASES.map(() => index + 1))}"/>`),
    ...PHASES.map((_, index) => `<line class="grid" x1="${MIDDLE}" y1="${MIDDLE}" ${to('x2', 'y2', index, LEVELS.length)}/>`), // prettier-ignore
    ...sides.map(
      (side) => `<polygon class="${side}" points="${ring(phases.map(({ byPerspective }) => byPerspective[side]))}"/>`,
    ),
    `<polygon class="all" points="${ring(phases.map(({ score }) => score))}"/>`,
    ...phases.map(axisLabel),
    ...sides.map(legend),
    '</svg>',
    '',
  ].join('\n');
}

/** Where a score lies on the axis of a phase; the first points up, the others follow clockwise. */
function at(index: number, score: number): [number, number] {
  const angle = (index / PHASES.length) * 2 * Math.PI - Math.PI / 2;
  const distance = (score / LEVELS.length) * RADIUS;
  return [rounded(MIDDLE + Math.cos(angle) * distance), rounded(MIDDLE + Math.sin(angle) * distance)];
}

/** Points around all axes; what nobody answered lies in the middle. */
const ring = (scores: readonly (number | null)[]): string =>
  scores.map((score, index) => at(index, score ?? 0).join(',')).join(' ');

function to(x: string, y: string, index: number, score: number): string {
  const [left, top] = at(index, score);
  return `${x}="${left}" ${y}="${top}"`;
}

function axisLabel({ phase, score }: PhaseScore, index: number): string {
  const [x, y] = at(index, LEVELS.length + 0.75);
  const anchor = Math.abs(x - MIDDLE) < 5 ? 'middle' : x > MIDDLE ? 'start' : 'end';
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${phase} ${score === null ? '–' : score.toFixed(1)}</text>`;
}

function legend(side: Perspective, index: number): string {
  const x = 30 + index * 150;
  return `<g><line class="${side}" x1="${x}" y1="${SIZE + 15}" x2="${x + 28}" y2="${SIZE + 15}"/><text x="${x + 36}" y="${SIZE + 20}">${side}</text></g>`;
}

function description(phases: readonly PhaseScore[], level: number | null): string {
  const scores = phases.map(({ phase, score }) => `${phase} ${score === null ? 'not answered' : score.toFixed(1)}`);
  const whole = level === null ? '' : ` The machine stands at level ${level}, ${LEVELS[level - 1] ?? ''}.`;
  return `Score of 1 to 5 per phase: ${scores.join(', ')}.${whole}`;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
