import { Card, Empty, Loading, More, Page, Tabs, Trouble } from '../parts/parts';
import { HandoffList } from '../parts/lists';
import { useList } from '../queries';
import { hashOf, type Place } from '../router';

const VIEWS = {
  open: { name: 'Open', filter: { open: 'true' }, empty: 'No lead is with sales now.' },
  overdue: { name: 'Overdue', filter: { overdue: 'true' }, empty: 'Every lead was taken in time.' },
  closed: { name: 'Answered', filter: { open: 'false' }, empty: 'No lead has come to its end yet.' },
} as const;
type View = keyof typeof VIEWS;

const viewOf = (text: string | undefined): View => (text === 'overdue' || text === 'closed' ? text : 'open');

export function Handoffs({ query }: { query: Place['query'] }) {
  const current = viewOf(query['show']);
  const view = VIEWS[current];
  const list = useList('/api/v1/handoffs', view.filter);
  const tabs = (Object.keys(VIEWS) as View[]).map((id) => ({
    id,
    name: VIEWS[id].name,
    href: hashOf(['handoffs'], { show: id }),
  }));
  return (
    <Page title="Handoffs" lead="Warm leads on a salesperson’s desk. Sales answers from the mail.">
      <Tabs label="Which handoffs" tabs={tabs} current={current} />
      {list.error && !list.items && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {!list.items && !list.error && <Loading what="handoffs" />}
      {list.items?.length === 0 && <Empty>{view.empty}</Empty>}
      {list.items && list.items.length > 0 && (
        <Card wide>
          <HandoffList handoffs={list.items} />
          <More list={list} />
        </Card>
      )}
    </Page>
  );
}
