import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiProblem, download } from '../../client';
import { Button } from '../../parts/button';
import { Page } from '../../parts/page';
import { ErrorState } from '../../parts/states';
import { Tabs, useTab } from '../../parts/tabs';
import { Attribution } from './attribution';
import { Breakdown } from './breakdown';
import { Calibration } from './calibration';
import { Cohorts } from './cohorts';
import { Funnel } from './funnel';
import './insights.css';
import { MailsAndContent } from './mails';
import { Paths } from './paths';
import { type Days, PeriodPicker, usePeriod } from './period';
import { Salespeople } from './salespeople';
import { Targets } from './targets';

const VIEWS = ['funnel', 'sources', 'attribution', 'calibration', 'paths', 'mails', 'salespeople', 'cohorts', 'targets'] as const; // prettier-ignore
type View = (typeof VIEWS)[number];

/** Of the views whose figures are of a period that is chosen. */
const OF_PERIOD: Readonly<Partial<Record<View, ComponentType<{ days: Days }>>>> = {
  funnel: Funnel,
  sources: Breakdown,
  attribution: Attribution,
  calibration: Calibration,
  paths: Paths,
  mails: MailsAndContent,
  salespeople: Salespeople,
};

const TABLES = {
  funnel: '/api/v1/analytics/funnel',
  sources: '/api/v1/analytics/sources',
  attribution: '/api/v1/analytics/attribution',
  calibration: '/api/v1/analytics/calibration',
  paths: '/api/v1/analytics/paths',
  mails: '/api/v1/analytics/mails',
  salespeople: '/api/v1/analytics/salespeople',
  cohorts: '/api/v1/analytics/cohorts',
  targets: '/api/v1/analytics/pace',
} as const;

export default function Insights() {
  const { t } = useTranslation('insights');
  const view = useTab(VIEWS, 'view');
  const days = usePeriod();
  const Shown = OF_PERIOD[view];
  return (
    <Page title={t('title')} lead={t('lead')} actions={<AsCsv view={view} days={Shown ? days : null} />}>
      <Tabs label={t('views')} tabs={VIEWS.map((id) => ({ id, name: t(`view.${id}`) }))} current={view} param="view" />
      {Shown && (
        <>
          <PeriodPicker days={days} />
          <Shown days={days} />
        </>
      )}
      {view === 'cohorts' && <Cohorts />}
      {view === 'targets' && <Targets />}
    </Page>
  );
}

function AsCsv({ view, days }: { view: View; days: Days | null }) {
  const { t } = useTranslation('insights');
  const [error, setError] = useState<ApiProblem | null>(null);
  const get = (): void => {
    setError(null);
    download(TABLES[view], `${view}.csv`, { ...days, format: 'csv' }).catch(setError);
  };
  return (
    <>
      <Button onClick={get}>{t('asCsv')}</Button>
      {error && <ErrorState error={error} />}
    </>
  );
}
