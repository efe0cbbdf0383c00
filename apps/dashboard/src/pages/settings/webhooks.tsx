import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { number } from '../../format';
import { Button } from '../../parts/button';
import { Badge, Card, Time } from '../../parts/page';
import { Await, AwaitList } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useToast } from '../../parts/toast';
import { useAct, useList, useRead } from '../../queries';
import { useAddress } from '../../router';
import { useMay } from '../../session';
import { useNames } from '../../words/names';
import { Secret } from './secret';

type Delivery = Schemas['WebhookDeliveryDto'];
const STATUSES = ['waiting', 'delivered', 'failed', 'dropped'] as const;

/** What other systems are told, and whether they heard it. */
export function Webhooks() {
  const may = useMay();
  return (
    <div className="stack">
      {may('admin') && <Endpoints />}
      <Deliveries />
    </div>
  );
}

function Endpoints() {
  const { t } = useTranslation('settings');
  const endpoints = useRead('/api/v1/webhooks/endpoints');
  return (
    <Card title={t('webhooks.endpoints')} note={t('webhooks.endpointsNote')}>
      <Await answer={endpoints}>
        {({ items }) => (
          <ul className="rows">
            {items.map(({ id, events, secret }) => (
              <li key={id ?? ''}>
                <div className="row-main">
                  <strong>{id ?? t('webhooks.ofFlows')}</strong>
                  <span className="sub">{events.join(', ')}</span>
                </div>
                <Hidden secret={secret} />
              </li>
            ))}
          </ul>
        )}
      </Await>
    </Card>
  );
}

function Hidden({ secret }: { secret: string }) {
  const { t } = useTranslation('settings');
  const [shown, setShown] = useState(false);
  if (shown) return <Secret text={secret} label={t('webhooks.showSecret')} />;
  return (
    <Button small onClick={() => setShown(true)}>
      {t('webhooks.showSecret')}
    </Button>
  );
}

function Deliveries() {
  const { t } = useTranslation('settings');
  const names = useNames();
  const [{ status }, change] = useAddress();
  const list = useList('/api/v1/webhooks/deliveries', { status });
  return (
    <Card
      title={t('webhooks.deliveries')}
      actions={
        <select
          aria-label={t('webhooks.status')}
          value={status ?? ''}
          onChange={(event) => change({ status: event.target.value })}
        >
          <option value="">{t('webhooks.all')}</option>
          {STATUSES.map((id) => (
            <option key={id} value={id}>
              {names('status', id)}
            </option>
          ))}
        </select>
      }
    >
      <AwaitList list={list} empty={t('webhooks.none')}>
        {(items) => <DeliveryTable items={items} />}
      </AwaitList>
    </Card>
  );
}

function DeliveryTable({ items }: { items: readonly Delivery[] }) {
  const { t } = useTranslation('settings');
  const may = useMay();
  return (
    <DataTable
      name={t('webhooks.deliveries')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { id: 'type', header: t('webhooks.type'), cell: ({ type }) => <code>{type}</code> },
        { id: 'endpoint', header: t('webhooks.endpoint'), minor: true, cell: ({ endpoint }) => endpoint },
        {
          id: 'status',
          header: t('webhooks.status'),
          cell: ({ status, lastError }) => (
            <span title={lastError ?? undefined}>
              <Badge name={status} /> {lastError && <span className="sub">{lastError}</span>}
            </span>
          ),
        },
        {
          id: 'attempts',
          header: t('webhooks.attempts'),
          num: true,
          minor: true,
          cell: ({ attempts }) => number(attempts),
        },
        {
          id: 'when',
          header: t('webhooks.when'),
          minor: true,
          cell: ({ createdAt, deliveredAt }) => <Time at={deliveredAt ?? createdAt} />,
        },
        { id: 'do', header: '', num: true, cell: ({ id }) => (may('marketing') ? <Replay id={id} /> : null) },
      ]}
    />
  );
}

function Replay({ id }: { id: string }) {
  const { t } = useTranslation('settings');
  const say = useToast();
  const replay = useAct('/api/v1/webhooks/deliveries/{id}/replay', 'post');
  return (
    <Button
      small
      busy={replay.isPending}
      onClick={() =>
        replay.mutate(
          { values: { id } },
          {
            onSuccess: () => say(t('webhooks.replayed')),
            onError: (problem) => say(problem.detail ?? problem.message, 'bad'),
          },
        )
      }
    >
      {t('webhooks.replay')}
    </Button>
  );
}
