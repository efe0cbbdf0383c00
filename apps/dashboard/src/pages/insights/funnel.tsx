import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { dateOf, number, percent, whole } from '../../format';
import { Chart } from '../../parts/chart';
import type { Look } from '../../parts/chart-look';
import { Card, Cards, Notice, Stats } from '../../parts/page';
import { Await } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useRead } from '../../queries';
import { useNames } from '../../words/names';
import { FigureStat, Value } from './figure';
import { Meanings } from './meanings';
import { Before, type Days } from './period';

const FUNNEL: Look = { kind: 'bars', across: true, labelled: true };

type FunnelView = Schemas['FunnelDto'];

export function Funnel({ days }: { days: Days }) {
  const { t } = useTranslation('insights');
  const funnel = useRead('/api/v1/analytics/funnel', { ...days });
  return (
    <Await answer={funnel}>
      {(view) => (
        <>
          <Drift closeTimes={view.closeTimes} />
          <Stats>
            <FigureStat figure={view.visitors} label={t('name.visitors')} say={whole} />
            <FigureStat figure={view.visitorsPerLead} label={t('name.visitorsPerLead')} />
            {view.stages.map(({ stage, entered }) => (
              <FigureStat key={stage} figure={entered} label={t(`reached.${stage}`)} say={whole} />
            ))}
            <FigureStat figure={view.closeDays} label={t('name.closeDays')} say={number} />
          </Stats>
          <Cards>
            <Card title={t('funnel.picture')}>
              <Picture view={view} />
            </Card>
            <Card title={t('funnel.steps')}>
              <Steps view={view} />
              <Before before={view.before} />
            </Card>
          </Cards>
          <Meanings of={['visitors', 'visitorsPerLead', 'conversion', 'daysToNext', 'dropOff', 'closeDays']} />
        </>
      )}
    </Await>
  );
}

/** An alarm only where a test of change rang: see `closeTimes`. */
function Drift({ closeTimes: { verdict, drifts } }: { closeTimes: FunnelView['closeTimes'] }) {
  const { t } = useTranslation('insights');
  const last = drifts.at(-1);
  if (verdict !== 'drifting' || !last) return null;
  const { direction, medianBefore, medianAfter, since } = last;
  return (
    <Notice tone={direction === 'slower' ? 'bad' : 'good'}>
      {t(`drift.${direction}`, {
        before: number(medianBefore),
        after: number(medianAfter),
        since: dateOf(since),
      })}
    </Notice>
  );
}

function Picture({ view: { visitors, stages } }: { view: FunnelView }) {
  const { t } = useTranslation('insights');
  const names = useNames();
  const rows = useMemo(
    () => [
      [t('name.visitors'), visitors.value ?? 0] as const,
      ...stages.map(({ stage, entered }) => [names('stage', stage), entered.value ?? 0] as const),
    ],
    [t, names, visitors, stages],
  );
  const columns = [t('funnel.stage'), t('funnel.people')];
  return <Chart name={t('funnel.picture')} look={FUNNEL} figures={{ columns, rows }} say={whole} />;
}

function Steps({ view }: { view: FunnelView }) {
  const { t } = useTranslation('insights');
  const names = useNames();
  return (
    <DataTable
      name={t('funnel.steps')}
      rows={view.stages.filter(({ conversion }) => conversion !== null)}
      rowKey={({ stage }) => stage}
      columns={[
        { id: 'stage', header: t('funnel.from'), cell: ({ stage }) => names('stage', stage) },
        { id: 'on', header: t('name.conversion'), num: true, cell: ({ conversion }) => <Value figure={conversion} say={percent} /> }, // prettier-ignore
        {
          id: 'days',
          header: t('name.daysToNext'),
          num: true,
          cell: ({ daysToNext }) => <Value figure={daysToNext} />,
        },
        { id: 'off', header: t('name.dropOff'), num: true, cell: ({ dropOff }) => <Value figure={dropOff} say={percent} /> }, // prettier-ignore
      ]}
    />
  );
}
