import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { number } from '../../format';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { Card, Time } from '../../parts/page';
import { Await } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useToast } from '../../parts/toast';
import { useAct, useRead } from '../../queries';
import { useAddress } from '../../router';
import { useMay } from '../../session';
import { Differences } from './differences';

type FlowView = Schemas['FlowDto'];

export function FlowVersions({ flow }: { flow: FlowView }) {
  const { t } = useTranslation('flows');
  const may = useMay();
  const [back, setBack] = useState<number | null>(null);
  return (
    <div className="stack">
      <Card title={t('versions')}>
        <DataTable
          name={t('versions')}
          rows={flow.versions.toReversed()}
          rowKey={({ number: each }) => String(each)}
          columns={[
            {
              id: 'version',
              header: t('differ.version'),
              cell: ({ number: each }) => (
                <>
                  {t('version', { version: each })}
                  {each === flow.currentVersion && <span className="sub"> · {t('inForce')}</span>}
                </>
              ),
            },
            { id: 'at', header: t('published'), cell: ({ publishedAt }) => <Time at={publishedAt} /> },
            { id: 'people', header: t('inIt'), num: true, cell: ({ people }) => number(people) },
            ...(may('marketing')
              ? [
                  {
                    id: 'back',
                    header: '',
                    cell: ({ number: each }: FlowView['versions'][number]) =>
                      each !== flow.currentVersion && (
                        <Button small onClick={() => setBack(each)}>
                          {t('back.do')}
                          <span className="visually-hidden"> {t('version', { version: each })}</span>
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {flow.versions.length > 1 && <Compare flow={flow} />}
      {back !== null && <GoBack flow={flow} version={back} onClose={() => setBack(null)} />}
    </div>
  );
}

/** Which two are compared stands in the address; without it the one in force and the one before. */
function Compare({ flow }: { flow: FlowView }) {
  const { t } = useTranslation('flows');
  const [query, change] = useAddress();
  const numbers = flow.versions.map(({ number: each }) => String(each));
  const known = (asked: string | undefined, otherwise: string): string =>
    asked !== undefined && numbers.includes(asked) ? asked : otherwise;
  const to = known(query['to'], String(flow.currentVersion));
  const from = known(query['from'], numbers.filter((each) => each !== to).at(-1) ?? to);
  const answer = useRead('/api/v1/flows/{id}/differences', { id: flow.id, from, to });
  const pick = (label: string, value: string, name: 'from' | 'to') => (
    <label className="check">
      {label}
      <select value={value} onChange={(event) => change({ [name]: event.target.value })}>
        {numbers.map((each) => (
          <option key={each} value={each}>
            {t('version', { version: each })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Card title={t('differ.title')}>
      <div className="filters">
        {pick(t('differ.from'), from, 'from')}
        {pick(t('differ.to'), to, 'to')}
      </div>
      <Await answer={answer}>{({ differences }) => <Differences differences={differences} />}</Await>
    </Card>
  );
}

function GoBack({ flow, version, onClose }: { flow: FlowView; version: number; onClose: () => void }) {
  const { t } = useTranslation('flows');
  const say = useToast();
  const rollBack = useAct('/api/v1/flows/{id}/rollback', 'post');
  const answer = useRead('/api/v1/flows/{id}/differences', { id: flow.id, from: String(flow.currentVersion), to: String(version) }); // prettier-ignore
  const done = (): void => {
    say(t('back.done', { version }));
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('back.title', { version })}
      text={t('back.means')}
      action={t('back.do')}
      busy={rollBack.isPending}
      error={rollBack.error}
      onConfirm={() => rollBack.mutate({ values: { id: flow.id }, body: { version } }, { onSuccess: done })}
    >
      <Await answer={answer}>{({ differences }) => <Differences differences={differences} />}</Await>
    </ConfirmDialog>
  );
}
