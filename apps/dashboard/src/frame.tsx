// The menu and the place for the page.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from './address';
import { setClock } from './format';
import { addressAt, ENTRIES, type MenuEntry } from './pages';
import { Mark } from './parts/brand';
import { Button } from './parts/button';
import { Menu } from './parts/menu';
import { useAct, useRead } from './queries';
import { usePlace } from './router';
import { signedOut, useMay, useSession } from './session';
import { chooseTheme, THEMES, useTheme } from './theme';
import { chooseLanguage } from './words';
import { LANGUAGES } from './words/language';

/** Asked once for the whole page: times are told by the product's clock. */
function useProductClock(): void {
  const may = useMay();
  const { data } = useRead('/api/v1/status', {}, { when: may('read') });
  if (data) setClock(data.now);
}

const useMenuEntry = (): MenuEntry | undefined => addressAt(usePlace().path)?.menu;

export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  const { path } = usePlace();
  const [opened, setOpened] = useState(false);
  useProductClock();
  const arrived = useRef(path);
  useEffect(() => {
    setOpened(false);
    if (arrived.current === path) return;
    arrived.current = path;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className="frame">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('menu.skip')}
      </a>
      <header className={opened ? 'side opened' : 'side'}>
        <div className="side-head">
          <a className="brand" href="#/">
            <Mark />
            {t('product')}
          </a>
          <Button
            look="quiet"
            className="button quiet side-toggle"
            aria-expanded={opened}
            aria-controls="menu"
            onClick={() => setOpened(!opened)}
          >
            <span aria-hidden="true">{opened ? '✕' : '☰'}</span>
            {opened ? t('menu.close') : t('menu.open')}
          </Button>
        </div>
        <div className="side-body" id="menu">
          <Entries />
          <Account />
        </div>
      </header>
      <main ref={main} id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function Entries() {
  const { t } = useTranslation();
  const may = useMay();
  const current = useMenuEntry();
  return (
    <nav className="menu" aria-label={t('menu.label')}>
      {ENTRIES.filter(({ needs }) => needs.every(may)).map(({ id, path }) => (
        <a key={id} href={`#${path}`} aria-current={current === id ? 'page' : undefined}>
          {t(`menu.${id}`)}
        </a>
      ))}
    </nav>
  );
}

/** Who sits here, colours, language, and the way out. */
function Account() {
  const { t, i18n } = useTranslation();
  const theme = useTheme();
  const session = useSession();
  const leave = useAct('/api/v1/session', 'delete');
  if (session.kind !== 'in') return null;
  const { user } = session;
  const out = (): void => {
    if (user) leave.mutate({}, { onSettled: () => signedOut() });
    else signedOut();
  };
  const colours = THEMES.map((id) => ({ id, name: t(`theme.${id}`), checked: theme === id, onSelect: () => chooseTheme(id) })); // prettier-ignore
  const languages = LANGUAGES.map((id) => ({ id, name: t(`language.${id}`), checked: i18n.language === id, onSelect: () => void chooseLanguage(id) })); // prettier-ignore
  const end = [
    ...(user ? [{ id: 'profile', name: t('menu.profile'), href: hashOf(['settings'], { tab: 'you' }) }] : []),
    { id: 'api', name: t('menu.api'), href: '/api/docs' },
    { id: 'out', name: t('menu.signOut'), onSelect: out },
  ];
  return (
    <div className="account">
      <Menu
        button={
          <>
            <span className="face" aria-hidden="true">
              {(user?.name ?? 'K').slice(0, 1).toUpperCase()}
            </span>
            <span className="account-name">
              {user?.name ?? t('menu.withKey')}
              {user && <span className="sub">{t(`role.${user.role}`)}</span>}
            </span>
          </>
        }
        groups={[
          { title: t('theme.label'), items: colours },
          { title: t('language.label'), items: languages },
          { items: end },
        ]}
      />
    </div>
  );
}
