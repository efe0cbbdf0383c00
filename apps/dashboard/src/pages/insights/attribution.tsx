import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { compact, money, whole } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Card, Cards } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useRead } from '../../queries';
import { useNames } from '../../words/names';
import { type By, ByChoice, useBy } from './by';
import type { Days } from './period';

const MODEL_BARS: Look = { kind: 'bars', across: true, stacked: true, turned: true };

type Credit = Schemas['CreditDto'];
const MODELS = ['first', 'last', 'linear', 'position', 'decay'] as const;
const BY = ['channel', 'content'] as const;

export function Attribution({ days }: { days: Days }) {
  const { t } = useTranslation('insights');
  const by = useBy(BY);
  const answer = useRead('/api/v1/analytics/attribution', { ...days, by });
  return (
    <>
      <ByChoice choices={BY} by={by} />
      <Await answer={answer}>
        {({ rows, revenue, deals, earlier }) =>
          rows.length === 0 ? (
            <EmptyState>{t('attribution.none')}</EmptyState>
          ) : (
            <Cards>
              <Card
                title={t('view.attribution')}
                note={`${t('attribution.note', { revenue: money(revenue), deals: whole(deals) })} (${t('figure.before', { before: money(earlier.revenue) })})`}
                wide
              >
                <Models rows={rows} by={by} />
              </Card>
              <Card title={t('attribution.table')} wide>
                <Table rows={rows} by={by} />
                <dl className="facts">
                  {MODELS.map((model) => (
                    <div key={model}>
                      <dt>{t(`model.${model}`)}</dt>
                      <dd>{t(`modelMeaning.${model}`)}</dd>
                    </div>
                  ))}
                </dl>
              </Card>
            </Cards>
          )
        }
      </Await>
    </>
  );
}

/** Each model as one bar of all revenue: what moves between them is what is to be argued about. */
function Models({ rows, by }: { rows: readonly Credit[]; by: By }) {
  const { t } = useTranslation('insights');
  const names = useNames();
  const figures = {
    columns: [t(`by.${by}`), ...MODELS.map((model) => t(`model.${model}`))],
    rows: rows.map((row) => [names('channel', row.key || 'unknown'), ...MODELS.map((model) => row[model])]),
  };
  return (
    <Chart name={t('view.attribution')} look={MODEL_BARS} figures={figures} say={money} short={compact} height={320} />
  );
}

function Table({ rows, by }: { rows: readonly Credit[]; by: By }) {
  const { t } = useTranslation('insights');
  const names = useNames();
  return (
    <DataTable
      name={t('attribution.table')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { id: 'key', header: t(`by.${by}`), cell: ({ key }) => names('channel', key || 'unknown') },
        ...MODELS.map((model) => ({
          id: model,
          header: t(`model.${model}`),
          num: true,
          cell: (row: Credit) => money(row[model]),
          sort: (row: Credit) => row[model],
        })),
      ]}
    />
  );
}
