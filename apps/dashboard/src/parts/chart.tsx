// Charts: figures as bars, lines or a radar in the page's colours, and the same figures as a table.
import { type PointerEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import type { Look, Series } from './chart-look';
import { colourOf, nameAt, PlaneDrawing, planeOf } from './chart-plane';
import { RadarDrawing } from './chart-radar';
import { DataTable } from './table';

export type Cell = string | number | null;
export interface Figures {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null);

function seriesOf({ columns, rows }: Figures, { columns: wanted, turned }: Look) {
  const drawn = wanted ?? columns.slice(1).map((_, at) => at + 1);
  const names = rows.map(([name]) => String(name));
  const words = drawn.map((column) => columns[column] ?? '');
  if (turned) {
    const series = rows.map((row, at) => ({ name: names[at] ?? '', values: drawn.map((column) => numberOf(row[column])) })); // prettier-ignore
    return { names: words, series };
  }
  return {
    names,
    series: drawn.map((column, at) => ({ name: words[at] ?? '', values: rows.map((row) => numberOf(row[column])) })),
  };
}

/**
 * @param name says what is seen, for those who can't see it and above the table
 * @param figures what is drawn, and the table; the first column names the row
 * @param say how a figure is said in the table
 * @param short how it is said at the axis
 */
export function Chart({
  name,
  look,
  figures,
  say = String,
  short,
  height = 280,
}: {
  name: string;
  look: Look;
  figures: Figures;
  say?: (value: number, column: number) => string;
  short?: (value: number) => string;
  height?: number;
}) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chart">
      {asTable ? (
        <Table name={name} figures={figures} say={say} />
      ) : (
        <Drawing name={name} look={look} figures={figures} say={say} short={short} height={height} />
      )}
      <figcaption>
        <Button
          look="quiet"
          small
          onClick={() => setAsTable(!asTable)}
          aria-label={`${name}: ${asTable ? t('chart.asChart') : t('chart.asTable')}`}
        >
          {asTable ? t('chart.asChart') : t('chart.asTable')}
        </Button>
      </figcaption>
    </figure>
  );
}

type Say = (value: number, column: number) => string;

function Table({ name, figures, say }: { name: string; figures: Figures; say: Say }) {
  const shown = (value: Cell | undefined, column: number): string =>
    typeof value === 'number' ? say(value, column) : (value ?? '–');
  const columns = figures.columns.map((header, column) => ({
    id: String(column),
    header,
    num: column > 0,
    cell: (row: readonly Cell[]) => shown(row[column], column),
  }));
  return <DataTable name={name} columns={columns} rows={figures.rows} rowKey={(row) => String(row[0])} />;
}

/** As wide as there is room. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { place, width };
}

function Drawing({
  name,
  look,
  figures,
  say,
  short,
  height,
}: {
  name: string;
  look: Look;
  figures: Figures;
  say: Say;
  short: ((value: number) => string) | undefined;
  height: number;
}) {
  const { place, width } = useWidth();
  const [at, setAt] = useState<number | null>(null);
  const { names, series } = useMemo(() => seriesOf(figures, look), [figures, look]);
  const column = look.columns?.[0] ?? 1;
  const told = (value: number): string => say(value, column);
  const plane = look.kind === 'radar' ? null : planeOf(look, names, series, short ?? told, { width, height });
  const point = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent): void =>
    setAt(plane && nameAt(plane, offsetX, offsetY));
  return (
    <>
      {series.length > 1 && <Legend series={series} overlaid={look.overlaid} />}
      <div ref={place} className="chart-place" style={{ height }}>
        {width > 0 && (
          <svg
            role="img"
            aria-label={name}
            width={width}
            height={height}
            onPointerMove={point}
            onPointerDown={point}
            onPointerLeave={() => setAt(null)}
          >
            {plane ? (
              <PlaneDrawing plane={plane} at={at} say={told} />
            ) : (
              <RadarDrawing look={look} names={names} series={series} width={width} height={height} />
            )}
          </svg>
        )}
        {plane && at !== null && (
          <Tip left={look.across ? width / 2 : plane.left + plane.middle(at)} width={width} title={names[at] ?? ''}>
            {series.map(({ name: one, values }, which) => (
              <li key={one}>
                {series.length > 1 && <i style={colourOf(look.overlaid ? 0 : which)} />}
                {series.length > 1 && `${one}: `}
                <strong>{values[at] === null || values[at] === undefined ? '–' : told(values[at])}</strong>
              </li>
            ))}
          </Tip>
        )}
      </div>
    </>
  );
}

const Legend = ({ series, overlaid }: { series: readonly Series[]; overlaid: boolean | undefined }) => (
  <ul className="chart-legend" aria-hidden="true">
    {series.map(({ name }, which) => (
      <li key={name}>
        <i style={{ ...colourOf(overlaid ? 0 : which), opacity: overlaid && which > 0 ? 0.35 : 1 }} />
        {name}
      </li>
    ))}
  </ul>
);

/** Beside where one points, on the side with more room; the table says the same to those who don't point. */
const Tip = ({ left, width, title, children }: { left: number; width: number; title: string; children: ReactNode }) => (
  <div className="chart-tip" style={left < width / 2 ? { left: left + 12 } : { right: width - left + 12 }}>
    {title}
    <ul>{children}</ul>
  </div>
);
