import { Card, Empty, Loading, More, Page, Tabs, Trouble } from '../parts/parts';
import { MailList } from '../parts/lists';
import { useList } from '../queries';
import { hashOf, type Place } from '../router';

const VIEWS = [
  ['', 'All'],
  ['waiting', 'Waiting'],
  ['sent', 'Sent'],
  ['skipped', 'Skipped'],
  ['failed', 'Failed'],
  ['in-doubt', 'In doubt'],
  ['deferred', 'Deferred'],
] as const;

export function Mails({ query }: { query: Place['query'] }) {
  const status = VIEWS.find(([id]) => id === query['status'])?.[0] ?? '';
  const list = useList('/api/v1/mails', { status, contact: query['contact'] });
  const tabs = VIEWS.map(([id, name]) => ({ id, name, href: hashOf(['mails'], { status: id }) }));
  return (
    <Page title="Mails" lead="Each with why it waits, was skipped or failed.">
      <Tabs label="Which mails" tabs={tabs} current={status} />
      {list.error && !list.items && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {!list.items && !list.error && <Loading what="mails" />}
      {list.items?.length === 0 && <Empty>{status ? 'None.' : 'No mail was planned yet.'}</Empty>}
      {list.items && list.items.length > 0 && (
        <Card wide>
          <MailList mails={list.items} />
          <More list={list} />
        </Card>
      )}
    </Page>
  );
}
