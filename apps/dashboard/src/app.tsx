import { useEffect, useRef } from 'react';
import { Page } from './parts/parts';
import { Flow, Flows } from './pages/flows';
import { Handoffs } from './pages/handoffs';
import { Mails } from './pages/mails';
import { People } from './pages/people';
import { Person } from './pages/person';
import { SignIn } from './pages/sign-in';
import { Today } from './pages/today';
import { useRead } from './queries';
import { setClock } from './words';
import { hashOf, type Place, usePlace } from './router';
import { signOut, useApiKey } from './session';

const PAGES = [
  ['', 'Today'],
  ['flows', 'Flows'],
  ['people', 'People'],
  ['handoffs', 'Handoffs'],
  ['mails', 'Mails'],
] as const;

/** Asked once for the whole page: times are told by the product's clock. */
function useProductClock(): void {
  const { data } = useRead('/api/v1/status');
  if (data) setClock(data.now);
}

function Shown({ place }: { place: Place }) {
  useProductClock();
  const [page = '', id] = place.parts;
  switch (page) {
    case '':
      return <Today />;
    case 'flows':
      return id === undefined ? <Flows /> : <Flow key={id} id={id} />;
    case 'people':
      return id === undefined ? <People query={place.query} /> : <Person key={id} email={id} />;
    case 'handoffs':
      return <Handoffs query={place.query} />;
    case 'mails':
      return <Mails query={place.query} />;
    default:
      return (
        <Page title="There is nothing here">
          <p>
            The address may be incomplete. <a href="#/">Go to Today</a>.
          </p>
        </Page>
      );
  }
}

export function App() {
  const key = useApiKey();
  const place = usePlace();
  const main = useRef<HTMLElement>(null);
  const where = place.parts.join('/');
  useEffect(() => {
    const heading = main.current?.querySelector('h1');
    document.title = `${PAGES.find(([id]) => id === (place.parts[0] ?? ''))?.[1] ?? 'Nurture'} · Nurture`;
    window.scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }, [where]);
  if (!key) return <SignIn />;
  return (
    <div className="frame">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.querySelector('h1')?.focus();
        }}
      >
        Skip to the page
      </a>
      <nav className="menu" aria-label="Pages">
        <span className="brand">Nurture</span>
        {PAGES.map(([id, name]) => (
          <a key={id} href={hashOf(id ? [id] : [])} aria-current={(place.parts[0] ?? '') === id ? 'page' : undefined}>
            {name}
          </a>
        ))}
        <span className="menu-end">
          <a href="/api/docs" className="sub">
            API
          </a>
          <button type="button" className="quiet" onClick={() => signOut()}>
            Sign out
          </button>
        </span>
      </nav>
      <main ref={main} id="main">
        <Shown place={place} />
      </main>
    </div>
  );
}
