import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { money, number, percent, percent1, whole } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Card, Cards } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { type Column, DataTable } from '../../parts/table';
import { useRead } from '../../queries';
import { useNames } from '../../words/names';
import { type By, ByChoice, useBy } from './by';
import { type Figure, type Say, Value } from './figure';
import { Meanings } from './meanings';
import { Before, type Days } from './period';

const ACROSS: Look = { kind: 'bars', across: true };

type Row = Schemas['BreakdownRowDto'];

const BY = ['channel', 'source', 'medium', 'campaign', 'page', 'content', 'flow'] as const;
/** The bars of a chart that can still be told apart. */
const MOST_BARS = 12;

const SHOWN = [
  ['leads', whole], ['mqls', whole], ['sqls', whole], ['customers', whole], ['leadToCustomer', percent1], ['revenue', money],
  ['leadValue', money], ['spend', money], ['costPerLead', money], ['costPerCustomer', money], ['roi', percent],
  ['leadsPerCustomer', number], ['closeDays', number],
] as const satisfies readonly (readonly [keyof Row, Say])[]; // prettier-ignore

export function Breakdown({ days }: { days: Days }) {
  const { t } = useTranslation('insights');
  const by = useBy(BY);
  const answer = useRead('/api/v1/analytics/sources', { ...days, by });
  return (
    <>
      <ByChoice choices={BY} by={by} />
      <Await answer={answer}>
        {({ rows, before }) =>
          rows.length === 0 ? (
            <EmptyState>{t('none')}</EmptyState>
          ) : (
            <>
              <Cards>
                <Card title={t('breakdown.revenue')} note={t('breakdown.revenueNote')}>
                  <Money rows={rows} by={by} />
                </Card>
                <Card title={t('breakdown.leads')}>
                  <Leads rows={rows} by={by} />
                </Card>
                <Card title={t(`by.${by}`)} wide>
                  <Table rows={rows} by={by} />
                  <Before before={before} />
                </Card>
              </Cards>
              <Meanings of={SHOWN.map(([name]) => name)} />
            </>
          )
        }
      </Await>
    </>
  );
}

function useKeyName(by: By): (key: string) => string {
  const { t } = useTranslation('insights');
  const names = useNames();
  return (key) => (key === '' ? t('unknown') : by === 'channel' ? names('channel', key) : key);
}

function Bars({
  rows,
  by,
  name,
  series,
  say,
}: {
  rows: readonly Row[];
  by: By;
  name: string;
  series: readonly (readonly [name: string, of: (row: Row) => Figure | null])[];
  say: Say;
}) {
  const { t } = useTranslation('insights');
  const keyName = useKeyName(by);
  const shown = rows.slice(0, MOST_BARS);
  const figures = {
    columns: [t(`by.${by}`), ...series.map(([label]) => label)],
    rows: shown.map((row) => [keyName(row.key), ...series.map(([, of]) => of(row)?.value ?? null)]),
  };
  return <Chart name={name} look={ACROSS} figures={figures} say={say} height={Math.max(200, 60 + 30 * shown.length)} />;
}

function Money({ rows, by }: { rows: readonly Row[]; by: By }) {
  const { t } = useTranslation('insights');
  const series = [
    [t('name.revenue'), ({ revenue }: Row) => revenue],
    [t('name.spend'), ({ spend }: Row) => spend],
  ] as const;
  return <Bars rows={rows} by={by} name={t('breakdown.revenue')} series={series} say={money} />;
}

function Leads({ rows, by }: { rows: readonly Row[]; by: By }) {
  const { t } = useTranslation('insights');
  const series = [
    [t('name.leads'), ({ leads }: Row) => leads],
    [t('name.sqls'), ({ sqls }: Row) => sqls],
  ] as const;
  return <Bars rows={rows} by={by} name={t('breakdown.leads')} series={series} say={whole} />;
}

function Table({ rows, by }: { rows: readonly Row[]; by: By }) {
  const { t } = useTranslation('insights');
  const keyName = useKeyName(by);
  const columns: Column<Row>[] = [
    { id: 'key', header: t(`by.${by}`), cell: ({ key }) => keyName(key), sort: ({ key }) => key },
    ...SHOWN.map(([name, say]): Column<Row> => ({
      id: name,
      header: t(`name.${name}`),
      num: true,
      minor: !['leads', 'customers', 'revenue'].includes(name),
      cell: (row) => <Value figure={row[name]} say={say} />,
      sort: (row) => row[name]?.value ?? -Infinity,
    })),
  ];
  return <DataTable name={t('view.sources')} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}
