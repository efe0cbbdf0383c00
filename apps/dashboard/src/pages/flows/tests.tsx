import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { duration, number, percent, percent1, plain, signed, whole } from '../../format';
import { Badge, Card, Time } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { type Column, DataTable } from '../../parts/table';
import { useRead } from '../../queries';

type Experiment = Schemas['ExperimentDto'];
type Variant = Schemas['VariantDto'];
const TONES = { winner: 'good', undecided: 'wait', 'no-rule': 'warm' } as const;

export function FlowTests({ flow }: { flow: Schemas['FlowDto'] }) {
  const { t } = useTranslation('flows');
  const answer = useRead('/api/v1/flows/{id}/experiments', { id: flow.id });
  return (
    <Await answer={answer}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('test.none')}>{t('test.how')}</EmptyState>
        ) : (
          <div className="stack">
            {items.map((each) => (
              <Test key={each.place} test={each} />
            ))}
          </div>
        )
      }
    </Await>
  );
}

function Test({ test }: { test: Experiment }) {
  const { t } = useTranslation('flows');
  const share = (of: number, all: number): string => `${whole(of)}${all > 0 ? ` (${percent(of / all)})` : ''}`;
  const columns: Column<Variant>[] = [
    { id: 'name', header: t(`test.${test.kind}`), cell: ({ name }) => plain(name) },
    { id: 'share', header: t('test.share'), num: true, minor: true, cell: (row) => percent(row.share) },
    { id: 'people', header: t('people'), num: true, cell: (row) => number(row.people) },
    { id: 'sends', header: t('test.sends'), num: true, minor: true, cell: (row) => number(row.sends) },
    { id: 'opens', header: t('test.opens'), num: true, cell: (row) => share(row.opens, row.tracked) },
    { id: 'clicks', header: t('test.clicks'), num: true, cell: (row) => share(row.clicks, row.tracked) },
    { id: 'conversions', header: t('test.conversions'), num: true, cell: (row) => share(row.conversions, row.people) },
  ];
  return (
    <Card
      title={test.place}
      note={t('test.decidedBy', { by: t(`test.${test.by}`), within: duration(test.withinMs / 1_000) })}
      actions={<Badge tone={TONES[test.verdict]}>{t(`verdict.${test.verdict}`)}</Badge>}
    >
      <DataTable name={test.place} columns={columns} rows={test.variants} rowKey={({ name }) => name} />
      <ul className="rows">
        {test.comparisons.map((each) => (
          <li key={`${each.first} ${each.second}`}>
            <Comparison compared={each} />
          </li>
        ))}
      </ul>
      <p>
        {test.winner !== null && t('verdict.won', { winner: plain(test.winner) })}{' '}
        {test.decidedAt !== null && <Time at={test.decidedAt} />}
      </p>
      <p className="sub">{t(`method.${test.verdict === 'no-rule' ? 'none' : 'any'}`, { risk: percent1(test.risk) })}</p>
    </Card>
  );
}

function Comparison({ compared }: { compared: Schemas['ComparisonDto'] }) {
  const { t } = useTranslation('flows');
  const points = (value: number): string => signed(value * 100);
  return (
    <div className="row-main">
      <strong>{t('test.against', { second: plain(compared.second), first: plain(compared.first) })}</strong>
      <span className="sub">
        {compared.difference === null
          ? t('test.nobody')
          : t('test.difference', {
              difference: points(compared.difference),
              lower: points(compared.lower),
              upper: points(compared.upper),
              count: compared.pairs,
            })}
      </span>
    </div>
  );
}
