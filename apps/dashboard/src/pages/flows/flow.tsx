import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { FlowGraph } from '../../flow/graph';
import { number, percent, plain } from '../../format';
import type { PageProps } from '../../page-props';
import { Button } from '../../parts/button';
import { Badge, Card, Cards, Page, Time } from '../../parts/page';
import { Await, ErrorState } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useAct, useRead } from '../../queries';
import { useMay } from '../../session';
import { useNames } from '../../words/names';
import { Figure } from './figure';

type FlowView = Schemas['FlowDto'];

export default function Flow({ params }: PageProps) {
  const { t } = useTranslation('flows');
  const id = params['id'] ?? '';
  const may = useMay();
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
      actions={flow.data && may('marketing') && <PauseButton flow={flow.data} />}
    >
      <Await answer={flow}>{(data) => <FlowBody flow={data} />}</Await>
    </Page>
  );
}

function PauseButton({ flow: { id, status } }: { flow: FlowView }) {
  const { t } = useTranslation('flows');
  const pause = useAct('/api/v1/flows/{id}/pause', 'post');
  const resume = useAct('/api/v1/flows/{id}/resume', 'post');
  const turn = status === 'paused' ? resume : pause;
  return (
    <>
      <Button busy={turn.isPending} onClick={() => turn.mutate({ values: { id } })}>
        {status === 'paused' ? t('resume') : t('pause')}
      </Button>
      {turn.error && <ErrorState error={turn.error} />}
    </>
  );
}

function FlowBody({ flow }: { flow: FlowView }) {
  const { t } = useTranslation('flows');
  const names = useNames();
  const version = useRead('/api/v1/flows/{id}/versions/{number}', { id: flow.id, number: String(flow.currentVersion) });
  const active = flow.people.reduce((sum, { people }) => sum + people, 0);
  return (
    <>
      <div className="figures strip">
        <Figure value={number(active)} label={t('inIt')} />
        {flow.ended.map(({ status, people }) => (
          <Figure key={status} value={number(people)} label={names('status', status)} />
        ))}
        {flow.setAside > 0 && <Figure value={number(flow.setAside)} label={t('setAside')} />}
      </div>
      <Cards>
        <Card title={t('way')}>
          <Await answer={version}>{({ document }) => <FlowGraph document={document} flow={flow} />}</Await>
          <p className="sub">{t('wayNote')}</p>
        </Card>
        <Card title={t('moves')}>
          <Edges flow={flow} />
        </Card>
        <Card title={t('versions')}>
          <ul className="rows">
            {flow.versions.toReversed().map((each) => (
              <li key={each.number}>
                <span>{t('version', { version: each.number })}</span>
                <span className="sub">
                  <Time at={each.publishedAt} /> · {number(each.people)} {t('inIt')}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </Cards>
    </>
  );
}

function Edges({ flow }: { flow: FlowView }) {
  const { t } = useTranslation('flows');
  return (
    <DataTable
      name={t('moves')}
      rows={flow.edges}
      rowKey={(edge) => `${edge.from}>${edge.cause}>${edge.to}`}
      empty={t('nobody')}
      columns={[
        { id: 'from', header: t('from'), cell: ({ from }) => (from === null ? t('comingIn') : plain(from)) },
        { id: 'because', header: t('because'), cell: ({ cause }) => cause },
        { id: 'to', header: t('to'), cell: ({ to }) => plain(to) },
        {
          id: 'people',
          header: t('people'),
          num: true,
          cell: ({ people }) => number(people),
          sort: ({ people }) => people,
        },
        { id: 'share', header: t('share'), num: true, cell: ({ share }) => percent(share), sort: ({ share }) => share },
      ]}
    />
  );
}
