import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { ButtonLink } from '../../parts/button';
import { Page } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { Tabs, useTab } from '../../parts/tabs';
import { useRead } from '../../queries';
import { useAddress } from '../../router';
import { useMay } from '../../session';
import { Answer } from './answer';
import { History } from './history';
import './maturity.css';
import { Result } from './result';

const VIEWS = ['result', 'history', 'answer'] as const;

export default function Maturity() {
  const { t } = useTranslation('maturity');
  const may = useMay();
  const view = useTab(VIEWS, 'view');
  const scans = useRead('/api/v1/maturity');
  const tabs = VIEWS.filter((id) => id !== 'answer' || may('marketing'));
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs label={t('views')} tabs={tabs.map((id) => ({ id, name: t(`view.${id}`) }))} current={view} param="view" />
      <Await answer={scans}>
        {({ items }) => (view === 'answer' ? <Answer scans={items} /> : <Rounds scans={items} view={view} />)}
      </Await>
    </Page>
  );
}

function Rounds({ scans, view }: { scans: readonly Schemas['ScanDto'][]; view: 'result' | 'history' }) {
  const { t } = useTranslation('maturity');
  const [query, change] = useAddress();
  const scan = scans.find(({ id }) => id === query['round']) ?? scans[0];
  if (!scan)
    return (
      <EmptyState
        title={t('noneTitle')}
        action={<ButtonLink href="#/maturity?view=answer">{t('view.answer')}</ButtonLink>}
      >
        {t('none')}
      </EmptyState>
    );
  if (view === 'history') return <History scans={scans} />;
  return (
    <>
      {scans.length > 1 && (
        <div className="filters">
          <label>
            {t('round')}
            <select value={scan.id} onChange={(event) => change({ round: event.target.value })}>
              {scans.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <Result scan={scan} />
    </>
  );
}
