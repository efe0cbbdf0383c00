import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/button';
import { Field, Form } from '../../parts/form';
import { ErrorState, Loading } from '../../parts/states';
import type { ReadOf } from '../../client';
import { useAct, useRead } from '../../queries';
import { goTo } from '../../router';
import { signedIn } from '../../session';
import { chooseLanguage } from '../../words';
import { chosenLanguage } from '../../words/language';
import { Gate } from './gate';

type Invitation = ReadOf<'/api/v1/invitations/{token}'>;

/** The link of an invitation: the first admin's, printed at the first start, asks for an address too. */
export default function Welcome({ token }: { token: string }) {
  const { t } = useTranslation('sign-in');
  const invitation = useRead('/api/v1/invitations/{token}', { token });
  if (invitation.data) return <Enter token={token} invitation={invitation.data} />;
  if (!invitation.error) return <Loading />;
  const gone = invitation.error.status === 404 || invitation.error.status === 410;
  return (
    <Gate title={gone ? t('welcome.goneTitle') : t('welcome.title')} {...(gone ? { lead: t('welcome.goneText') } : {})}>
      {gone ? (
        <ButtonLink href="#/">{t('welcome.toSignIn')}</ButtonLink>
      ) : (
        <ErrorState error={invitation.error} retry={() => void invitation.refetch()} />
      )}
    </Gate>
  );
}

function Enter({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation('sign-in');
  const [name, setName] = useState(invitation.name ?? '');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useAct('/api/v1/invitations/{token}', 'post', { rereads: false });
  const submit = (): void => {
    const body = { name: name.trim(), password, ...(invitation.email ? {} : { email: email.trim() }) };
    enter.mutate(
      { values: { token }, body },
      {
        onSuccess: (session) => {
          signedIn(session);
          goTo('/', { replace: true });
          // What they have just read is theirs.
          return chooseLanguage(chosenLanguage());
        },
      },
    );
  };
  return (
    <Gate title={t('welcome.title')} lead={t('welcome.lead')}>
      <Form
        onSubmit={submit}
        busy={enter.isPending}
        error={enter.error}
        fields={['name', 'email', 'password']}
        action={t('welcome.enter')}
        disabled={!name || !password || (!invitation.email && !email)}
      >
        <Field label={t('welcome.name')} name="name" error={enter.error}>
          <input autoComplete="name" autoFocus value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t('email')} name="email" error={enter.error}>
          <input
            type="email"
            autoComplete="username"
            readOnly={invitation.email !== null}
            value={invitation.email ?? email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label={t('welcome.password')} name="password" hint={t('welcome.passwordHint')} error={enter.error}>
          <input
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
      </Form>
    </Gate>
  );
}
