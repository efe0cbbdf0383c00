import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { money, number, percent, whole } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Card, Cards } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useRead } from '../../queries';
import { useNames } from '../../words/names';
import { Value } from './figure';
import { Meanings } from './meanings';
import type { Days } from './period';

const SHARES: Look = { kind: 'bars', until: 1 };

type Row = Schemas['SalespersonFiguresDto'];

export function Salespeople({ days }: { days: Days }) {
  const { t } = useTranslation('insights');
  const answer = useRead('/api/v1/analytics/salespeople', { ...days });
  return (
    <Await answer={answer}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState>{t('salespeople.none')}</EmptyState>
        ) : (
          <>
            <Cards>
              <Card title={t('salespeople.title')} note={t('salespeople.note')} wide>
                <Table rows={rows} />
              </Card>
              <Card title={t('salespeople.byChannel')} note={t('salespeople.byChannelNote')} wide>
                <ByChannel rows={rows} />
              </Card>
            </Cards>
            <Meanings of={['handoffs', 'won', 'revenue', 'hoursToAnswer']} />
          </>
        )
      }
    </Await>
  );
}

function Table({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('insights');
  return (
    <DataTable
      name={t('salespeople.title')}
      rows={rows}
      rowKey={({ salesperson }) => salesperson}
      columns={[
        { id: 'who', header: t('salespeople.who'), cell: ({ salesperson }) => salesperson || t('salespeople.nobody') },
        { id: 'handoffs', header: t('name.handoffs'), num: true, cell: ({ handoffs }) => <Value figure={handoffs} say={whole} />, sort: ({ handoffs }) => handoffs.value ?? 0 }, // prettier-ignore
        { id: 'won', header: t('name.won'), num: true, cell: ({ won }) => <Value figure={won} say={percent} />, sort: ({ won }) => won.value ?? -1 }, // prettier-ignore
        { id: 'revenue', header: t('name.revenue'), num: true, cell: ({ revenue }) => <Value figure={revenue} say={money} />, sort: ({ revenue }) => revenue.value ?? 0 }, // prettier-ignore
        { id: 'hours', header: t('name.hoursToAnswer'), num: true, cell: ({ hoursToAnswer }) => <Value figure={hoursToAnswer} say={number} /> }, // prettier-ignore
      ]}
    />
  );
}

function ByChannel({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('insights');
  const names = useNames();
  const channels = useMemo(
    () => [...new Set(rows.flatMap((row) => row.channels.map(({ channel }) => channel)))],
    [rows],
  );
  const share = (row: Row, channel: string): number | null =>
    row.channels.find((one) => one.channel === channel)?.won.value ?? null;
  const figures = {
    columns: [t('by.channel'), ...rows.map(({ salesperson }) => salesperson || t('salespeople.nobody'))],
    rows: channels.map((channel) => [
      names('channel', channel || 'unknown'),
      ...rows.map((row) => share(row, channel)),
    ]),
  };
  return <Chart name={t('salespeople.byChannel')} look={SHARES} figures={figures} say={percent} />;
}
