import { useTranslation } from 'react-i18next';
import { HandoffList } from '../../parts/lists';
import { Card, Page } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { Tabs, useTab } from '../../parts/tabs';
import { useList } from '../../queries';

const VIEWS = ['open', 'overdue', 'closed'] as const;
const FILTERS = { open: { open: 'true' }, overdue: { overdue: 'true' }, closed: { open: 'false' } } as const;

export default function Sales() {
  const { t } = useTranslation('sales');
  const view = useTab(VIEWS, 'show');
  const list = useList('/api/v1/handoffs', FILTERS[view]);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs label={t('which')} tabs={VIEWS.map((id) => ({ id, name: t(id) }))} current={view} param="show" />
      <Card wide>
        <AwaitList list={list} empty={t(`${view}None`)}>
          {(handoffs) => <HandoffList handoffs={handoffs} />}
        </AwaitList>
      </Card>
    </Page>
  );
}
