import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { dateOf, number } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Card } from '../../parts/page';
import { PHASES } from './names';

const ROUNDS: Look = { kind: 'lines', columns: PHASES.map((_, at) => at + 2), from: 1, until: 5 };

type Scan = Schemas['ScanDto'];

/** The rounds from the first to the latest, a line for each phase. */
export function History({ scans }: { scans: readonly Scan[] }) {
  const { t } = useTranslation('maturity');
  const rounds = useMemo(() => scans.toReversed(), [scans]);
  const scoreOf = (scan: Scan, phase: string): number | null =>
    scan.phases.find((each) => each.phase === phase)?.score ?? null;
  const figures = {
    columns: [t('round'), t('date'), ...PHASES.map((phase) => t(`phase.${phase}`))],
    rows: rounds.map((scan) => [scan.name, dateOf(scan.createdAt), ...PHASES.map((phase) => scoreOf(scan, phase))]),
  };
  return (
    <Card title={t('view.history')} note={t('historyNote')}>
      <Chart name={t('view.history')} look={ROUNDS} figures={figures} say={number} height={340} />
    </Card>
  );
}
