// Signed in or not, and which page.
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch } from 'wouter';
import { Frame } from './frame';
import { ADDRESSES } from './pages';
import { Guard, Loading, NotFound } from './parts/states';
import { Toasts } from './parts/toast';
import { useHashPlace, useHashSearch, usePlace } from './router';
import { useSession } from './session';

const SignIn = lazy(() => import('./pages/sign-in'));
const Welcome = lazy(() => import('./pages/sign-in/welcome'));

const asHash = (path: string): string => `#${path}`;

function Pages() {
  const { path } = usePlace();
  return (
    <Frame>
      <Guard key={path}>
        <Suspense fallback={<Loading lines={6} />}>
          <Switch>
            {ADDRESSES.map(({ path: pattern, page: Shown }) => (
              <Route key={pattern} path={pattern}>
                {(params) => <Shown key={path} params={decoded(params)} />}
              </Route>
            ))}
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </Guard>
    </Frame>
  );
}

/** As it was before it became an address. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
const decoded = (params: object): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decode(String(value))]));

function Door() {
  const session = useSession();
  if (session.kind === 'unknown') return <Loading />;
  return (
    <Switch>
      <Route path="/welcome/:token">{({ token }) => <Welcome token={token} />}</Route>
      <Route>{session.kind === 'in' ? <Pages /> : <SignIn why={session.why} />}</Route>
    </Switch>
  );
}

export function App() {
  const { i18n } = useTranslation();
  return (
    <Router hook={useHashPlace} searchHook={useHashSearch} hrefs={asHash}>
      <Toasts>
        {/* Formats follow the language: everything is said again. */}
        <Suspense fallback={<Loading />} key={i18n.language}>
          <Door />
        </Suspense>
      </Toasts>
    </Router>
  );
}
