import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button';
import { Field, Form } from '../../parts/form';
import { useAct } from '../../queries';
import { signedIn, signInWithKey } from '../../session';
import { speakAs } from '../../words';
import { Gate } from './gate';

export default function SignIn({ why }: { why: string | null }) {
  const { t } = useTranslation('sign-in');
  const [byKey, setByKey] = useState(false);
  return (
    <Gate title={t('title')} end={<p className="sub">{t('first')}</p>}>
      {why && (
        <p className="notice warm" role="alert">
          {why}
        </p>
      )}
      {byKey ? <ByKey /> : <ByPassword />}
      <Button look="quiet" onClick={() => setByKey(!byKey)}>
        {byKey ? t('withPassword') : t('withKey')}
      </Button>
    </Gate>
  );
}

function ByPassword() {
  const { t } = useTranslation('sign-in');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useAct('/api/v1/session', 'post');
  const submit = (): void =>
    enter.mutate(
      { body: { email: email.trim(), password } },
      {
        onSuccess: (session) => {
          signedIn(session);
          return speakAs(session.user.locale);
        },
      },
    );
  return (
    <Form
      onSubmit={submit}
      busy={enter.isPending}
      error={enter.error}
      fields={['email', 'password']}
      action={t('signIn')}
      disabled={!email || !password}
    >
      <Field label={t('email')} name="email" error={enter.error}>
        <input
          type="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Field label={t('password')} name="password" error={enter.error}>
        <input
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
    </Form>
  );
}

function ByKey() {
  const { t } = useTranslation('sign-in');
  const [key, setKey] = useState('');
  return (
    <Form
      onSubmit={() => signInWithKey(key.trim())}
      busy={false}
      error={null}
      action={t('signIn')}
      disabled={!key.trim()}
    >
      <Field label={t('key')} name="key" hint={t('keyHint')}>
        <input
          type="password"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
      </Field>
    </Form>
  );
}
