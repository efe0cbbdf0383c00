import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { dateOf, number } from '../../format';
import { Chart } from '../../parts/chart';
import { Card } from '../../parts/page';
import { PHASES } from './names';

type Scan = Schemas['ScanDto'];

/** The rounds from the first to the latest, a line for each phase. */
export function History({ scans }: { scans: readonly Scan[] }) {
  const { t } = useTranslation('maturity');
  const rounds = useMemo(() => scans.toReversed(), [scans]);
  const scoreOf = (scan: Scan, phase: string): number | null =>
    scan.phases.find((each) => each.phase === phase)?.score ?? null;
  const option = useMemo(
    () => ({
      legend: {},
      xAxis: { type: 'category' as const, data: rounds.map(({ name }) => name) },
      yAxis: { type: 'value' as const, min: 1, max: 5 },
      series: PHASES.map((phase) => ({
        name: t(`phase.${phase}`),
        type: 'line' as const,
        connectNulls: true,
        data: rounds.map((scan) => scoreOf(scan, phase)),
      })),
    }),
    [rounds, t],
  );
  const figures = {
    columns: [t('round'), t('date'), ...PHASES.map((phase) => t(`phase.${phase}`))],
    rows: rounds.map((scan) => [scan.name, dateOf(scan.createdAt), ...PHASES.map((phase) => scoreOf(scan, phase))]),
  };
  return (
    <Card title={t('view.history')} note={t('historyNote')}>
      <Chart name={t('view.history')} option={option} figures={figures} say={number} height={340} />
    </Card>
  );
}
