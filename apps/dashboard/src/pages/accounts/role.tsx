import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { plain } from '../../format';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { useToast } from '../../parts/toast';
import { useAct, useRead } from '../../queries';
import { useMay } from '../../session';

type Contact = Schemas['AccountViewDto']['contacts'][number];

/** What the workspace calls a role, in the language of the page. */
export function useRoleNames(): (id: string) => string {
  const { i18n } = useTranslation();
  const { data } = useRead('/api/v1/workspace');
  return (id) => {
    const label = data?.buyingGroup.find((role) => role.id === id)?.label ?? {};
    return label[i18n.language] ?? Object.values(label)[0] ?? plain(id);
  };
}

/** The part somebody plays in the buying group, and a way for sales to say another. */
export function Role({ contact }: { contact: Contact }) {
  const { t } = useTranslation('accounts');
  const may = useMay();
  const names = useRoleNames();
  const [asking, setAsking] = useState(false);
  const { role } = contact;
  return (
    <span className="actions">
      {role ? (
        <span>
          {names(role.role)} <span className="sub">{role.by === 'hand' ? t('byHand') : t('byRule')}</span>
        </span>
      ) : (
        <span className="sub">{t('unknownRole')}</span>
      )}
      {may('sales') && (
        <Button small look="quiet" onClick={() => setAsking(true)}>
          {t('setRole')}
          <span className="visually-hidden"> {contact.email}</span>
        </Button>
      )}
      {asking && <RoleDialog contact={contact} onClose={() => setAsking(false)} />}
    </span>
  );
}

function RoleDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const say = useToast();
  const names = useRoleNames();
  const workspace = useRead('/api/v1/workspace');
  const [role, setRole] = useState(contact.role?.by === 'hand' ? contact.role.role : '');
  const set = useAct('/api/v1/contacts/{email}/role', 'post');
  const submit = (): void =>
    set.mutate(
      { values: { email: contact.email }, body: { role: role === '' ? null : role } },
      {
        onSuccess: () => {
          say(t('roleSet'));
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} title={t('roleOf', { who: contact.name ?? contact.email })} text={t('roleText')}>
      <Form onSubmit={submit} busy={set.isPending} error={set.error} fields={['role']} action={t('setRole')}>
        <Field label={t('role')} name="role" error={set.error}>
          <select value={role} onChange={(event) => setRole(event.target.value)}>
            <option value="">{t('leaveToRules')}</option>
            {workspace.data?.buyingGroup.map(({ id }) => (
              <option key={id} value={id}>
                {names(id)}
              </option>
            ))}
          </select>
        </Field>
      </Form>
    </Dialog>
  );
}
