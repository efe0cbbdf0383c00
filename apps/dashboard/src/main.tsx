import { firstPage, language, session } from './early';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { placeOf } from './address';
import { App } from './app';
import { ApiProblem } from './client';
import { addressAt, paramsOf } from './pages';
import { findSession, isSomebodyIn, mayNow, userNow } from './session';
import { applyTheme } from './theme';
import { speakTo, startWords } from './words';
import './style/index.css';

/** What the server refused for good is not asked again; what it could not do for the moment is. */
const worthAgain = (count: number, error: Error): boolean =>
  count < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500);

/** Asked while the page is being drawn. Nobody is told anything, so nothing is asked for them. */
async function askAhead(client: QueryClient): Promise<void> {
  if (!isSomebodyIn()) return;
  const { path, query } = placeOf(window.location.hash);
  const page = await firstPage;
  const asks = page?.first?.({ params: paramsOf(path, addressAt(path)?.path ?? ''), query, may: mayNow }) ?? [];
  for (const ask of asks) ask(client);
}

applyTheme();
const client = new QueryClient({ defaultOptions: { queries: { retry: worthAgain, staleTime: 3_000 } } });
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
await Promise.all([startWords(language), findSession(session)]);
await speakTo(userNow()?.locale ?? '');
// A page that can't be read says so where it stands.
await askAhead(client).catch(() => undefined);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
