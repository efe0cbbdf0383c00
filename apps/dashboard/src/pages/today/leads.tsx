import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import { ButtonLink } from '../../parts/button';
import { HandoffList } from '../../parts/lists';
import { Card } from '../../parts/page';
import { AwaitList, EmptyState } from '../../parts/states';
import { listAhead, useList } from '../../queries';

const OVERDUE = { overdue: 'true', limit: '10' };
const WAITING = { waiting: 'true', limit: '10' };
const MINE = { open: 'true' };
export const NEEDS_LEADS = [OVERDUE, WAITING].map((values) => listAhead('/api/v1/handoffs', values));
export const MY_LEADS = listAhead('/api/v1/handoffs', MINE);

export function OverdueLeads() {
  const { t } = useTranslation(['today', 'sales']);
  const list = useList('/api/v1/handoffs', OVERDUE);
  const all = (
    <ButtonLink small look="quiet" href={hashOf(['sales'], { show: 'overdue' })}>
      {t('all')}
    </ButtonLink>
  );
  return (
    <Card title={t('leadsTitle')} actions={list.items && list.items.length > 0 && all}>
      <AwaitList list={list} empty={t('sales:overdueNone')}>
        {(handoffs) => <HandoffList handoffs={handoffs} />}
      </AwaitList>
    </Card>
  );
}

/** Only where there is one. */
export function NeedsDesk() {
  const { t } = useTranslation('today');
  const list = useList('/api/v1/handoffs', WAITING);
  if (list.items?.length === 0) return null;
  return (
    <Card title={t('deskTitle')} note={t('deskNote')}>
      <AwaitList list={list} empty={<EmptyState />}>
        {(handoffs) => <HandoffList handoffs={handoffs} />}
      </AwaitList>
    </Card>
  );
}

/** What a salesperson begins the day with. */
export function MyLeads() {
  const { t } = useTranslation('today');
  const list = useList('/api/v1/handoffs', MINE);
  return (
    <Card title={t('leadsLead')}>
      <AwaitList list={list} empty={t('leadsMine')}>
        {(handoffs) => <HandoffList handoffs={handoffs} />}
      </AwaitList>
    </Card>
  );
}
