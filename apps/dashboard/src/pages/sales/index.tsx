import type { First } from '../../page-props';
import { useTranslation } from 'react-i18next';
import { HandoffList } from '../../parts/lists';
import { Card, Page } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { Tabs, useTab } from '../../parts/tabs';
import { listAhead, useList, useRead } from '../../queries';
import { useAddress } from '../../router';
import { useMay } from '../../session';
import { Agreement } from './agreement';
import { Recycles } from './recycles';

const QUEUES = ['open', 'overdue', 'waiting', 'closed'] as const;
const VIEWS = [...QUEUES, 'recycles', 'agreement'] as const;
const FILTERS = {
  open: { open: 'true' },
  overdue: { overdue: 'true' },
  waiting: { waiting: 'true' },
  closed: { open: 'false' },
} as const;
type Queue = (typeof QUEUES)[number];

export const first: First = ({ query: { show, person } }) => {
  const queue = QUEUES.find((each) => each === (show ?? QUEUES[0]));
  return queue ? [listAhead('/api/v1/handoffs', { ...FILTERS[queue], salesperson: person })] : [];
};

export default function Sales() {
  const { t } = useTranslation('sales');
  const view = useTab(VIEWS, 'show');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs label={t('which')} tabs={VIEWS.map((id) => ({ id, name: t(id) }))} current={view} param="show" />
      {view === 'recycles' ? <Recycles /> : view === 'agreement' ? <Agreement /> : <Leads queue={view} />}
    </Page>
  );
}

function Leads({ queue }: { queue: Queue }) {
  const { t } = useTranslation('sales');
  const [{ person }] = useAddress();
  const list = useList('/api/v1/handoffs', { ...FILTERS[queue], salesperson: person });
  return (
    <>
      <WhoseLeads />
      <Card>
        <AwaitList list={list} empty={t(`${queue}None`)}>
          {(handoffs) => <HandoffList handoffs={handoffs} />}
        </AwaitList>
      </Card>
    </>
  );
}

/** Who sees everybody's leads chooses whose. */
function WhoseLeads() {
  const { t } = useTranslation('sales');
  const may = useMay();
  const [{ person }, change] = useAddress();
  const { data } = useRead('/api/v1/workspace');
  if (!may('read') || !data || data.salespeople.length < 2) return null;
  return (
    <div className="filters">
      <select
        aria-label={t('person')}
        value={person ?? ''}
        onChange={(event) => change({ person: event.target.value })}
      >
        <option value="">{t('everybody')}</option>
        {data.salespeople.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
