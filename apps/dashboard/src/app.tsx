// Signed in or not, and which page.
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Router, Switch } from 'wouter';
import { Frame } from './frame';
import { ADDRESSES, addressAt, paramsOf } from './pages';
import { Guard, Loading, NotFound } from './parts/states';
import { Toasts } from './parts/toast';
import { useHashPlace, useHashSearch, usePlace } from './router';
import { useSession } from './session';

const PAGES = new Map(ADDRESSES.map((address) => [address, lazy(address.load)]));
const SignIn = lazy(() => import('./pages/sign-in'));
const Welcome = lazy(() => import('./pages/sign-in/welcome'));

const asHash = (path: string): string => `#${path}`;

function Pages() {
  const { path } = usePlace();
  const address = addressAt(path);
  const Shown = address && PAGES.get(address);
  return (
    <Frame>
      <Guard key={path}>
        <Suspense fallback={<Loading lines={6} />}>
          {Shown ? <Shown key={path} params={paramsOf(path, address.path)} /> : <NotFound />}
        </Suspense>
      </Guard>
    </Frame>
  );
}

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
