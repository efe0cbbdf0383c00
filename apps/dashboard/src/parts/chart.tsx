// Charts: drawn by ECharts (read when one is shown), in the page's colours, with the same figures as a table.
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import type { ChartOption } from './chart-drawing';
import { DataTable } from './table';

const Drawing = lazy(() => import('./chart-drawing'));

export type Cell = string | number | null;
export interface Figures {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * @param name says what is seen, for those who can't see it and above the table
 * @param option as ECharts takes it; colours, font and grid come from the theme unless given
 * @param figures the same as a table; the first column names the row
 * @param say how a figure is said in the table
 */
export function Chart({
  name,
  option,
  figures,
  say = String,
  height = 280,
}: {
  name: string;
  option: ChartOption;
  figures: Figures;
  say?: (value: number, column: number) => string;
  height?: number;
}) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const shown = (value: Cell | undefined, column: number): string =>
    typeof value === 'number' ? say(value, column) : (value ?? '–');
  const columns = figures.columns.map((header, column) => ({
    id: String(column),
    header,
    num: column > 0,
    cell: (row: readonly Cell[]) => shown(row[column], column),
  }));
  return (
    <figure className="chart">
      {asTable ? (
        <DataTable name={name} columns={columns} rows={figures.rows} rowKey={(row) => String(row[0])} />
      ) : (
        <Suspense fallback={<div className="chart-wait" style={{ height }} />}>
          <Drawing name={name} option={option} height={height} />
        </Suspense>
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
