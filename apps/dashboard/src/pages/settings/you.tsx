import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneName } from '../../format';
import { Field, Form } from '../../parts/form';
import { Card, Cards, Facts } from '../../parts/page';
import { useToast } from '../../parts/toast';
import { useAct } from '../../queries';
import { signedIn, useSession } from '../../session';
import { chooseTheme, THEMES, type Theme, useTheme } from '../../theme';
import { chooseLanguage } from '../../words';
import { type Language, LANGUAGES } from '../../words/language';

export function You() {
  const { t } = useTranslation(['settings', 'common']);
  const session = useSession();
  if (session.kind !== 'in') return null;
  const { user } = session;
  return (
    <Cards>
      <Card title={t('you.who')}>
        {user ? (
          <Facts
            facts={[
              [t('you.name'), user.name],
              [t('you.email'), user.email],
              [t('you.role'), t(`common:role.${user.role}`)],
            ]}
          />
        ) : (
          <p>{t('you.key')}</p>
        )}
      </Card>
      <Card title={t('you.look')} note={t('you.lookNote')}>
        <Look />
      </Card>
      {user && (
        <Card title={t('you.password')} note={t('you.passwordNote')}>
          <Password />
        </Card>
      )}
    </Cards>
  );
}

function Look() {
  const { t, i18n } = useTranslation(['common', 'settings']);
  const theme = useTheme();
  return (
    <div className="form">
      <Field label={t('language.label')} name="language">
        <select value={i18n.language} onChange={(event) => void chooseLanguage(event.target.value as Language)}>
          {LANGUAGES.map((id) => (
            <option key={id} value={id}>
              {t(`language.${id}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('theme.label')} name="theme">
        <select value={theme} onChange={(event) => chooseTheme(event.target.value as Theme)}>
          {THEMES.map((id) => (
            <option key={id} value={id}>
              {t(`theme.${id}`)}
            </option>
          ))}
        </select>
      </Field>
      <p className="sub">{t('settings:you.zone', { zone: zoneName() })}</p>
    </div>
  );
}

function Password() {
  const { t } = useTranslation('settings');
  const say = useToast();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useAct('/api/v1/session/password', 'post');
  const submit = (): void =>
    change.mutate(
      { body: { current, next } },
      {
        onSuccess: (session) => {
          signedIn(session);
          setCurrent('');
          setNext('');
          say(t('you.changed'));
        },
      },
    );
  return (
    <Form
      onSubmit={submit}
      busy={change.isPending}
      error={change.error}
      fields={['current', 'next']}
      action={t('you.change')}
      disabled={!current || !next}
    >
      <Field label={t('you.current')} name="current" error={change.error}>
        <input
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      </Field>
      <Field label={t('you.next')} name="next" hint={t('you.nextHint')} error={change.error}>
        <input
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
      </Field>
    </Form>
  );
}
