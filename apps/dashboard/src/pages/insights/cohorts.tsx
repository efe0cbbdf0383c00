import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { money, monthOf, number, percent, productNow, whole } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Card, Cards } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useRead } from '../../queries';

const LAYERS: Look = { kind: 'lines', stacked: true };
/** Above the line, customers of before bring more than they did. */
const RETAINED: Look = { kind: 'lines', columns: [1], mark: 1 };

type Cohort = Schemas['CohortDto'];
type Retention = Schemas['RetentionDto'];

export function Cohorts() {
  const { t } = useTranslation('insights');
  const answer = useRead('/api/v1/analytics/cohorts', { until: lastWholeMonth() });
  return (
    <Await answer={answer}>
      {({ cohorts, monthly }) =>
        cohorts.length === 0 ? (
          <EmptyState>{t('cohorts.none')}</EmptyState>
        ) : (
          <Cards>
            <Card title={t('cohorts.stacked')} note={t('cohorts.stackedNote')}>
              <Stacked cohorts={cohorts} />
            </Card>
            <Card title={t('cohorts.retention')} note={t('cohorts.retentionNote')}>
              <Retained months={monthly} />
            </Card>
            <Card title={t('cohorts.value')} note={t('cohorts.valueNote')} wide>
              <Values cohorts={cohorts} />
            </Card>
          </Cards>
        )
      }
    </Await>
  );
}

/** What is paid in the present month isn't known before it is over. */
function lastWholeMonth(): string {
  const now = new Date(productNow());
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0)).toISOString().slice(0, 7);
}

const monthAfter = (month: string, offset: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + offset, 1)).toISOString().slice(0, 7);
};

/** Each month's new customers come on top of those who stay. */
function Stacked({ cohorts }: { cohorts: readonly Cohort[] }) {
  const { t } = useTranslation('insights');
  const months = useMemo(() => {
    const all = cohorts.flatMap(({ month, months }) => months.map(({ offset }) => monthAfter(month, offset)));
    return [...new Set(all)].sort();
  }, [cohorts]);
  const series = useMemo(
    () =>
      cohorts.map(({ month, months: paid }) => {
        const by = new Map(paid.map(({ offset, revenue }) => [monthAfter(month, offset), revenue]));
        return { name: monthOf(`${month.slice(0, 7)}-15`), values: months.map((each) => by.get(each) ?? 0) };
      }),
    [cohorts, months],
  );
  const figures = {
    columns: [t('cohorts.month'), ...series.map(({ name }) => name)],
    rows: months.map((month, index) => [month, ...series.map(({ values }) => values[index] ?? 0)]),
  };
  return <Chart name={t('cohorts.stacked')} look={LAYERS} figures={figures} say={money} />;
}

function Retained({ months }: { months: readonly Retention[] }) {
  const { t } = useTranslation('insights');
  const known = months.filter(({ netRevenueRetention }) => netRevenueRetention !== null);
  const rows = known.map(({ month, netRevenueRetention, revenue, revenueBefore }) => [month.slice(0, 7), netRevenueRetention, revenue, revenueBefore]); // prettier-ignore
  const columns = [t('cohorts.month'), t('cohorts.retention'), t('cohorts.revenue'), t('cohorts.revenueBefore')];
  const say = (value: number, column: number): string => (column === 1 ? percent(value) : money(value));
  return <Chart name={t('cohorts.retention')} look={RETAINED} figures={{ columns, rows }} say={say} />;
}

function Values({ cohorts }: { cohorts: readonly Cohort[] }) {
  const { t } = useTranslation('insights');
  return (
    <DataTable
      name={t('cohorts.value')}
      rows={cohorts}
      rowKey={({ month }) => month}
      columns={[
        { id: 'month', header: t('cohorts.first'), cell: ({ month }) => monthOf(`${month.slice(0, 7)}-15`) },
        { id: 'customers', header: t('name.customers'), num: true, cell: ({ customers }) => whole(customers), sort: ({ customers }) => customers }, // prettier-ignore
        { id: 'spend', header: t('cohorts.perMonth'), num: true, cell: ({ spendPerMonth }) => money(spendPerMonth), sort: ({ spendPerMonth }) => spendPerMonth }, // prettier-ignore
        {
          id: 'months',
          header: t('cohorts.months'),
          num: true,
          minor: true,
          cell: ({ months }) => number(months.length),
        },
        {
          id: 'value',
          header: t('cohorts.lifetime'),
          num: true,
          cell: ({ lifetimeValue, before }) => {
            const earlier = before && ` (${t('figure.before', { before: money(before.lifetimeValue) })})`;
            return money(lifetimeValue) + (earlier ?? '');
          },
          sort: ({ lifetimeValue }) => lifetimeValue,
        },
      ]}
    />
  );
}
