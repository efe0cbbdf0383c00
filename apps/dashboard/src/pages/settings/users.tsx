import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf, Schemas } from '../../client';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { Menu } from '../../parts/menu';
import { Badge, Card, Time } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useToast } from '../../parts/toast';
import { useAct, useList } from '../../queries';
import { LANGUAGES } from '../../words/language';
import { Secret } from './secret';

type User = Schemas['UserDto'];
type Role = Schemas['UserRole'];
const ROLES: readonly Role[] = ['admin', 'marketer', 'sales', 'analyst'];

/** People who log in: invited, changed, put out. */
export function Users() {
  const { t } = useTranslation('settings');
  const list = useList('/api/v1/users');
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  return (
    <Card
      title={t('users.title')}
      actions={
        <Button look="primary" onClick={() => setInviting(true)}>
          {t('users.invite')}
        </Button>
      }
    >
      <AwaitList list={list} empty={t('users.none')}>
        {(users) => <UserTable users={users} onLink={setLink} />}
      </AwaitList>
      {inviting && (
        <Dialog open onClose={() => setInviting(false)} title={t('users.invite')} text={t('users.inviteText')}>
          <Invite
            onDone={(made) => {
              setInviting(false);
              setLink(made);
            }}
          />
        </Dialog>
      )}
      {link !== null && (
        <Dialog open onClose={() => setLink(null)} title={t('users.link')}>
          <Secret text={link} label={t('users.link')} />
        </Dialog>
      )}
    </Card>
  );
}

function UserTable({ users, onLink }: { users: readonly User[]; onLink: (link: string) => void }) {
  const { t } = useTranslation(['settings', 'common']);
  return (
    <DataTable
      name={t('users.title')}
      rows={users}
      rowKey={({ id }) => id}
      columns={[
        { id: 'name', header: t('users.name'), cell: ({ name }) => <strong>{name}</strong>, sort: ({ name }) => name },
        { id: 'email', header: t('users.email'), minor: true, cell: ({ email }) => email, sort: ({ email }) => email },
        {
          id: 'role',
          header: t('users.role'),
          cell: ({ role }) => <span title={t(`users.roleNote.${role}`)}>{t(`common:role.${role}`)}</span>,
          sort: ({ role }) => role,
        },
        { id: 'state', header: t('users.state'), minor: true, cell: (user) => <State user={user} /> },
        {
          id: 'seen',
          header: t('users.seen'),
          minor: true,
          cell: ({ lastSeenAt }) => (lastSeenAt ? <Time at={lastSeenAt} /> : t('users.never')),
          sort: ({ lastSeenAt }) => lastSeenAt ?? '',
        },
        { id: 'do', header: '', num: true, cell: (user) => <Change user={user} onLink={onLink} /> },
      ]}
    />
  );
}

function State({ user: { active, invited } }: { user: User }) {
  const { t } = useTranslation('settings');
  if (!active) return <Badge tone="bad">{t('users.stateOut')}</Badge>;
  return invited ? (
    <Badge tone="wait">{t('users.stateInvited')}</Badge>
  ) : (
    <Badge tone="good">{t('users.stateActive')}</Badge>
  );
}

function Change({ user, onLink }: { user: User; onLink: (link: string) => void }) {
  const { t } = useTranslation(['settings', 'common']);
  const say = useToast();
  const change = useAct('/api/v1/users/{id}', 'patch');
  const again = useAct('/api/v1/users/{id}/invitation', 'post');
  const wrong = { onError: (problem: { detail?: string; message: string }) => say(problem.detail ?? problem.message, 'bad') }; // prettier-ignore
  const put = (body: BodyOf<'/api/v1/users/{id}', 'patch'>): void =>
    change.mutate(
      { values: { id: user.id }, body },
      { ...wrong, onSuccess: () => say(t('users.changed', { name: user.name })) },
    );
  const roles = ROLES.map((id) => ({
    id,
    name: t(`common:role.${id}`),
    checked: user.role === id,
    onSelect: () => user.role !== id && put({ role: id }),
  }));
  const link = {
    id: 'again',
    name: t('users.again'),
    onSelect: () => again.mutate({ values: { id: user.id } }, { ...wrong, onSuccess: (made) => onLink(made.link) }),
  };
  const access = {
    id: 'active',
    name: user.active ? t('users.out') : t('users.in'),
    danger: user.active,
    onSelect: () => put({ active: !user.active }),
  };
  return (
    <Menu
      label={t('users.more', { name: user.name })}
      button={<span aria-hidden="true">⋯</span>}
      groups={[{ title: t('users.role'), items: roles }, { items: user.active ? [link, access] : [access] }]}
    />
  );
}

function Invite({ onDone }: { onDone: (link: string) => void }) {
  const { t, i18n } = useTranslation(['settings', 'common']);
  const say = useToast();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('marketer');
  const [locale, setLocale] = useState(i18n.language);
  const invite = useAct('/api/v1/users', 'post');
  const submit = (): void =>
    invite.mutate(
      { body: { name: name.trim(), email: email.trim(), role, locale } },
      {
        onSuccess: ({ link }) => {
          say(t('users.invited', { name: name.trim() }));
          onDone(link);
        },
      },
    );
  return (
    <Form
      onSubmit={submit}
      busy={invite.isPending}
      error={invite.error}
      fields={['name', 'email', 'role', 'locale']}
      action={t('users.invite')}
      disabled={!name.trim() || !email.trim()}
    >
      <Field label={t('users.name')} name="name" error={invite.error}>
        <input value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t('users.email')} name="email" error={invite.error}>
        <input type="email" value={email} onChange={(event) => setEmail(event.target.value)} />
      </Field>
      <Field label={t('users.role')} name="role" hint={t(`users.roleNote.${role}`)} error={invite.error}>
        <select value={role} onChange={(event) => setRole(event.target.value as Role)}>
          {ROLES.map((id) => (
            <option key={id} value={id}>
              {t(`common:role.${id}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('users.language')} name="locale" error={invite.error}>
        <select value={locale} onChange={(event) => setLocale(event.target.value)}>
          {LANGUAGES.map((id) => (
            <option key={id} value={id}>
              {t(`common:language.${id}`)}
            </option>
          ))}
        </select>
      </Field>
    </Form>
  );
}
