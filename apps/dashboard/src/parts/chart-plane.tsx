// Bars and lines: names along one side, values along the other.
import { type CSSProperties, Fragment } from 'react';
import type { Look, Series } from './chart-look';
import { everyOf, fitting, LETTER_PX, logOf, ticksOf, widthOf } from './chart-scale';

const LINE_PX = 22;
const PAD_PX = 8;
const MOST_BAR_PX = 44;
/** Of a band that is filled with bars. */
const FILLED = 0.72;

interface Plane {
  readonly look: Look;
  readonly names: readonly string[];
  readonly series: readonly Series[];
  readonly ticks: readonly number[];
  readonly tickWords: readonly string[];
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** The middle of a name's band, from the start of its side */
  readonly middle: (at: number) => number;
  readonly band: number;
  /** Where a value stands, from the start of its side */
  readonly of: (value: number) => number;
}

/** The sum of all that stand below, where series stand on each other. */
const below = (series: readonly Series[], which: number, at: number): number =>
  series.slice(0, which).reduce((sum, { values }) => sum + (values[at] ?? 0), 0);

function extentOf({ look, names, series }: Pick<Plane, 'look' | 'names' | 'series'>): readonly [number, number] {
  const values = look.stacked
    ? names.map((_, at) => below(series, series.length, at))
    : series.flatMap((each) => each.values.filter((value) => value !== null));
  const all = [...values, ...(look.spans?.flat() ?? []), ...(look.mark === undefined ? [] : [look.mark])].filter((value) => value !== null); // prettier-ignore
  return [look.from ?? Math.min(0, ...all), look.until ?? Math.max(0, ...all)];
}

export function planeOf(
  look: Look,
  names: readonly string[],
  series: readonly Series[],
  say: (value: number) => string,
  size: { width: number; height: number },
): Plane {
  const [least, most] = extentOf({ look, names, series });
  const ticks = look.log ? [0, logOf(most)] : ticksOf(least, most);
  const tickWords = look.labelled ? [] : ticks.map(say);
  const labels = look.labelled ? widthOf(series.flatMap(({ values }) => values.map((value) => say(value ?? 0)))) + PAD_PX : PAD_PX; // prettier-ignore
  const left = Math.min(widthOf(look.across ? names : tickWords), size.width * 0.4) + PAD_PX;
  const width = Math.max(40, size.width - left - (look.across ? Math.max(labels, widthOf(tickWords.slice(-1)) / 2) : PAD_PX)); // prettier-ignore
  const height = Math.max(40, size.height - PAD_PX - (tickWords.length > 0 || !look.across ? LINE_PX : 0));
  const [first = 0, last = 1] = [ticks[0], ticks.at(-1)];
  const along = look.across ? width : height;
  const share = (value: number): number => ((look.log ? logOf(value) : value) - first) / (last - first || 1);
  const band = (look.across ? height : width) / Math.max(names.length, 1);
  const of = (value: number): number => (look.across ? share(value) * along : along - share(value) * along);
  return { look, names, series, ticks, tickWords, left, width, height, band, of, middle: (at) => (at + 0.5) * band };
}

/** Enough for the channels that bring something in, so that none has another's colour. */
const COLOURS = 10;

export const colourOf = (which: number): CSSProperties => ({ color: `var(--chart-${(which % COLOURS) + 1})` });

/** Which name a point of the drawing belongs to. */
export function nameAt({ look, names, left, band }: Plane, x: number, y: number): number | null {
  const at = Math.floor((look.across ? y - PAD_PX : x - left) / band);
  return at >= 0 && at < names.length ? at : null;
}

export function PlaneDrawing({ plane, at, say }: { plane: Plane; at: number | null; say: (value: number) => string }) {
  const { look, left, band, width, height, middle } = plane;
  const [x, y, w, h] = look.across ? [0, (at ?? 0) * band, width, band] : [middle(at ?? 0) - band / 2, 0, band, height];
  return (
    <g transform={`translate(${left} ${PAD_PX})`}>
      <Grid plane={plane} />
      {at !== null && <rect className="chart-here" x={x} y={y} width={w} height={h} />}
      {look.kind === 'bars' ? <Bars plane={plane} say={say} /> : <Lines plane={plane} />}
      <Names plane={plane} />
    </g>
  );
}

function Grid({ plane: { look, ticks, tickWords, of, width, height } }: { plane: Plane }) {
  const lines = look.mark === undefined ? [] : [look.mark];
  const line = (value: number) => (look.across ? { x1: of(value), x2: of(value), y1: 0, y2: height } : { x1: 0, x2: width, y1: of(value), y2: of(value) }); // prettier-ignore
  const every = look.across ? everyOf(ticks.length, widthOf(tickWords) + LETTER_PX, width) : 1;
  return (
    <>
      {tickWords.map((word, index) => {
        const value = ticks[index] ?? 0;
        const place = look.across ? { x: of(value), y: height + 16, textAnchor: 'middle' as const } : { x: -6, y: of(value) + 4, textAnchor: 'end' as const }; // prettier-ignore
        return (
          <Fragment key={value}>
            <line className="chart-grid" {...line(value)} />
            {index % every === 0 && <text {...place}>{word}</text>}
          </Fragment>
        );
      })}
      {lines.map((value) => (
        <line key={value} className="chart-mark" {...line(value)} />
      ))}
    </>
  );
}

function Names({ plane: { look, names, middle, left, height, width } }: { plane: Plane }) {
  const every = look.across ? 1 : everyOf(names.length, widthOf(names) + 2 * LETTER_PX, width);
  return names.map((name, at) => {
    if (at % every !== 0) return null;
    const place = look.across ? { x: -6, y: middle(at) + 4, textAnchor: 'end' as const } : { x: middle(at), y: height + 16, textAnchor: 'middle' as const }; // prettier-ignore
    return (
      <text key={at} {...place}>
        {look.across ? fitting(name, left) : name}
      </text>
    );
  });
}

function Bars({ plane, say }: { plane: Plane; say: (value: number) => string }) {
  const { look, series, names, band, middle, of } = plane;
  const beside = look.stacked || look.overlaid ? 1 : series.length;
  const thick = Math.min((band * FILLED) / beside, MOST_BAR_PX);
  // The faint one lies behind: it is drawn first.
  const order = series.map((each, which) => ({ ...each, which }));
  return (look.overlaid ? order.toReversed() : order).map(({ values, which }) => (
    <g key={which} style={colourOf(look.overlaid ? 0 : which)} opacity={look.overlaid && which > 0 ? 0.35 : 1}>
      {names.map((_, at) => {
        const value = values[at] ?? null;
        if (value === null) return null;
        const base = look.stacked ? below(series, which, at) : look.log ? 1 : Math.max(0, look.from ?? 0);
        const [a, b] = [of(base), of(base + (look.stacked ? value : value - base))];
        const start = middle(at) + ((beside > 1 ? which : 0) - beside / 2) * thick;
        const [from, length] = [Math.min(a, b), Math.abs(b - a)];
        const gap = beside > 1 ? 1 : 0;
        const shape = look.across ? { x: from, y: start, width: length, height: thick - gap } : { x: start, y: from, width: thick - gap, height: length }; // prettier-ignore
        const span = look.spans?.[at];
        return (
          <Fragment key={at}>
            <rect fill="currentColor" rx={look.stacked ? 0 : 3} {...shape} />
            {look.labelled && (
              <text className="chart-value" x={from + length + 6} y={middle(at) + 4}>
                {say(value)}
              </text>
            )}
            {span && <line className="chart-span" x1={middle(at)} x2={middle(at)} y1={of(span[0])} y2={of(span[1])} />}
          </Fragment>
        );
      })}
    </g>
  ));
}

type Point = readonly [x: number, y: number];
const pathOf = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');

function Lines({ plane: { look, series, names, middle, of } }: { plane: Plane }) {
  const dots = names.length <= 36 && !look.stacked;
  return series.map(({ values }, which) => {
    const base = (at: number): number => (look.stacked ? below(series, which, at) : 0);
    const points = values.flatMap((value, at): Point[] => (value === null ? [] : [[middle(at), of(base(at) + value)]]));
    const floor = names.map((_, at): Point => [middle(at), of(base(at))]).toReversed();
    return (
      <g key={which} style={colourOf(which)}>
        {look.stacked && <path fill="currentColor" opacity={0.5} d={`M${pathOf([...points, ...floor])}Z`} />}
        <path className="chart-line" d={`M${pathOf(points)}`} />
        {dots && points.map(([x, y]) => <circle key={x} cx={x} cy={y} r={3} fill="currentColor" />)}
      </g>
    );
  });
}
