import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { dateOf } from '../../format';
import { Button } from '../../parts/button';
import { ConfirmDialog, Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { Card, Time } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useToast } from '../../parts/toast';
import { useAct, useList } from '../../queries';
import { useAddress } from '../../router';
import { useMay } from '../../session';
import { DownloadButton } from './download-button';

type Suppression = Schemas['SuppressionDto'];
const REASONS = ['manual', 'bounce', 'complaint', 'erased'] as const;

/** Addresses that get no mail at all. */
export function Suppressions() {
  const { t } = useTranslation('settings');
  const may = useMay();
  const [{ email, reason }, change] = useAddress();
  const [adding, setAdding] = useState(false);
  const list = useList('/api/v1/suppressions', { email, reason });
  return (
    <Card
      title={t('suppressions.title')}
      actions={
        <>
          {may('admin') && (
            <DownloadButton path="/api/v1/suppressions/export" name="suppressions.csv">
              {t('suppressions.export')}
            </DownloadButton>
          )}
          {may('marketing') && <Button onClick={() => setAdding(true)}>{t('suppressions.add')}</Button>}
        </>
      }
    >
      <div className="filters">
        <input
          type="search"
          aria-label={t('suppressions.search')}
          placeholder={t('suppressions.search')}
          value={email ?? ''}
          onChange={(event) => change({ email: event.target.value })}
        />
        <select
          aria-label={t('suppressions.reason.label')}
          value={reason ?? ''}
          onChange={(event) => change({ reason: event.target.value })}
        >
          <option value="">{t('suppressions.reason.all')}</option>
          {REASONS.map((id) => (
            <option key={id} value={id}>
              {t(`suppressions.reason.${id}`)}
            </option>
          ))}
        </select>
      </div>
      <AwaitList list={list} empty={t('suppressions.none')}>
        {(items) => <SuppressionTable items={items} />}
      </AwaitList>
      {adding && <Add onClose={() => setAdding(false)} />}
    </Card>
  );
}

function SuppressionTable({ items }: { items: readonly Suppression[] }) {
  const { t } = useTranslation('settings');
  const may = useMay();
  return (
    <DataTable
      name={t('suppressions.title')}
      rows={items}
      rowKey={({ hash }) => hash}
      columns={[
        { id: 'email', header: t('suppressions.email'), cell: ({ email }) => email ?? t('suppressions.unknown') },
        {
          id: 'reason',
          header: t('suppressions.reason.label'),
          cell: ({ reason, detail }) => <span title={detail ?? undefined}>{t(`suppressions.reason.${reason}`)}</span>,
        },
        {
          id: 'since',
          header: t('suppressions.since'),
          minor: true,
          cell: ({ createdAt }) => <Time at={createdAt} />,
        },
        {
          id: 'until',
          header: t('suppressions.until'),
          minor: true,
          cell: ({ expiresAt }) => (expiresAt ? dateOf(expiresAt) : t('suppressions.forGood')),
        },
        {
          id: 'do',
          header: '',
          num: true,
          cell: ({ email }) => (email && may('admin') ? <Lift email={email} /> : null),
        },
      ]}
    />
  );
}

function Lift({ email }: { email: string }) {
  const { t } = useTranslation('settings');
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const lift = useAct('/api/v1/suppressions/lift', 'post');
  const done = (): void => {
    setAsking(false);
    say(t('suppressions.lifted', { email }));
  };
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        {t('suppressions.lift')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('suppressions.liftTitle', { email })}
        text={t('suppressions.liftText')}
        action={t('suppressions.lift')}
        busy={lift.isPending}
        error={lift.error}
        onConfirm={() => lift.mutate({ body: { email } }, { onSuccess: done })}
      />
    </>
  );
}

function Add({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings');
  const say = useToast();
  const [email, setEmail] = useState('');
  const [detail, setDetail] = useState('');
  const add = useAct('/api/v1/suppressions', 'post');
  const submit = (): void =>
    add.mutate(
      { body: { email: email.trim(), reason: 'manual', ...(detail.trim() ? { detail: detail.trim() } : {}) } },
      {
        onSuccess: () => {
          say(t('suppressions.added', { email: email.trim() }));
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} title={t('suppressions.add')} text={t('suppressions.addText')}>
      <Form
        onSubmit={submit}
        busy={add.isPending}
        error={add.error}
        fields={['email', 'detail']}
        action={t('suppressions.add')}
        disabled={!email.trim()}
      >
        <Field label={t('suppressions.email')} name="email" error={add.error}>
          <input type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
        </Field>
        <Field label={t('suppressions.detail')} name="detail" error={add.error}>
          <input value={detail} onChange={(event) => setDetail(event.target.value)} />
        </Field>
      </Form>
    </Dialog>
  );
}
