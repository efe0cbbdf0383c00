import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { drawAhead } from '../../flow/graph';
import type { First, PageProps } from '../../page-props';
import { Badge, Page } from '../../parts/page';
import { Await } from '../../parts/states';
import { Tabs, useTab } from '../../parts/tabs';
import { readAhead, useRead } from '../../queries';
import { useMay } from '../../session';
import { FlowActions } from './actions';
import './flows.css';
import { FlowNow } from './now';
import { FlowTests } from './tests';
import { FlowTry } from './try';
import { FlowVersions } from './versions';
import { FlowWrite } from './write';

const VIEWS = ['now', 'write', 'try', 'versions', 'tests'] as const;

/** Its picture or its editor is read beside it, not after it. */
export const first: First = ({ params, query }) => {
  const id = params['id'] ?? '';
  if (query['tab'] === undefined) {
    drawAhead();
    return [readAhead('/api/v1/flows/{id}', { id }), readAhead('/api/v1/flows/{id}/graph', { id })];
  }
  return [readAhead('/api/v1/flows/{id}', { id })];
};

export default function Flow({ params }: PageProps) {
  const { t } = useTranslation('flows');
  const id = params['id'] ?? '';
  const may = useMay();
  const view = useTab(VIEWS);
  const flow = useRead('/api/v1/flows/{id}', { id });
  return (
    <Page
      title={flow.data?.name ?? id}
      back={{ href: '#/flows', text: t('title') }}
      lead={
        flow.data && (
          <>
            <Badge name={flow.data.status} /> {t('version', { version: flow.data.currentVersion })} · {id}
          </>
        )
      }
      actions={flow.data && may('marketing') && <FlowActions flow={flow.data} />}
    >
      <Tabs label={t('views')} tabs={VIEWS.map((each) => ({ id: each, name: t(`view.${each}`) }))} current={view} />
      <Await answer={flow}>{(data) => <View view={view} flow={data} />}</Await>
    </Page>
  );
}

function View({ view, flow }: { view: (typeof VIEWS)[number]; flow: Schemas['FlowDto'] }) {
  switch (view) {
    case 'now':
      return <FlowNow flow={flow} />;
    case 'write':
      return <FlowWrite key={flow.id} flow={flow} />;
    case 'try':
      return <FlowTry key={flow.id} flow={flow} />;
    case 'versions':
      return <FlowVersions flow={flow} />;
    case 'tests':
      return <FlowTests flow={flow} />;
  }
}
