import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { Button } from '../../parts/button';
import { ConfirmDialog, Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { Badge, Card, Time } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useToast } from '../../parts/toast';
import { useAct, useList } from '../../queries';
import { Secret } from './secret';

type Key = Schemas['KeyDto'];
type Scope = Schemas['Scope'];
const SCOPES: readonly Scope[] = ['events:write', 'read', 'marketing', 'sales', 'admin'];

/** Keys for programs. */
export function Keys() {
  const { t } = useTranslation('settings');
  const list = useList('/api/v1/keys');
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  return (
    <Card
      title={t('keys.title')}
      actions={
        <Button look="primary" onClick={() => setMaking(true)}>
          {t('keys.make')}
        </Button>
      }
    >
      <AwaitList list={list} empty={t('keys.none')}>
        {(keys) => <KeyTable keys={keys} />}
      </AwaitList>
      {making && (
        <Dialog open onClose={() => setMaking(false)} title={t('keys.make')} text={t('keys.makeText')}>
          <Make
            onDone={(key) => {
              setMaking(false);
              setMade(key);
            }}
          />
        </Dialog>
      )}
      {made !== null && (
        <Dialog open onClose={() => setMade(null)} title={t('keys.made')} text={t('keys.madeText')}>
          <Secret text={made} label={t('keys.made')} />
        </Dialog>
      )}
    </Card>
  );
}

function KeyTable({ keys }: { keys: readonly Key[] }) {
  const { t } = useTranslation('settings');
  return (
    <DataTable
      name={t('keys.title')}
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', header: t('keys.name'), cell: ({ name }) => <strong>{name}</strong>, sort: ({ name }) => name },
        { id: 'scopes', header: t('keys.scopes'), cell: ({ scopes }) => <code>{scopes.join(' ')}</code> },
        {
          id: 'made',
          header: t('keys.created'),
          minor: true,
          cell: ({ createdAt }) => <Time at={createdAt} />,
          sort: ({ createdAt }) => createdAt,
        },
        {
          id: 'used',
          header: t('keys.used'),
          minor: true,
          cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : t('keys.never')),
          sort: ({ lastUsedAt }) => lastUsedAt ?? '',
        },
        {
          id: 'do',
          header: '',
          num: true,
          cell: (key) => (key.revokedAt ? <Badge tone="bad">{t('keys.isRevoked')}</Badge> : <Revoke apiKey={key} />),
        },
      ]}
    />
  );
}

function Revoke({ apiKey: { id, name } }: { apiKey: Key }) {
  const { t } = useTranslation('settings');
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const revoke = useAct('/api/v1/keys/{id}', 'delete');
  const done = (): void => {
    setAsking(false);
    say(t('keys.revoked', { name }));
  };
  return (
    <>
      <Button small look="danger" onClick={() => setAsking(true)}>
        {t('keys.revoke')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('keys.revokeTitle', { name })}
        text={t('keys.revokeText')}
        action={t('keys.revoke')}
        danger
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate({ values: { id } }, { onSuccess: done })}
      />
    </>
  );
}

function Make({ onDone }: { onDone: (key: string) => void }) {
  const { t } = useTranslation('settings');
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['events:write']);
  const make = useAct('/api/v1/keys', 'post');
  const toggle = (scope: Scope): void =>
    setScopes(scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope]);
  return (
    <Form
      onSubmit={() =>
        make.mutate({ body: { name: name.trim(), scopes: [...scopes] } }, { onSuccess: ({ key }) => onDone(key) })
      }
      busy={make.isPending}
      error={make.error}
      fields={['name']}
      action={t('keys.make')}
      disabled={!name.trim() || scopes.length === 0}
    >
      <Field label={t('keys.name')} name="name" error={make.error}>
        <input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </Field>
      <fieldset>
        <legend>{t('keys.scopes')}</legend>
        {SCOPES.map((scope) => (
          <label className="check" key={scope}>
            <input type="checkbox" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
            <span>
              <code>{scope}</code> {t(`keys.scope.${scope}`)}
            </span>
          </label>
        ))}
      </fieldset>
    </Form>
  );
}
