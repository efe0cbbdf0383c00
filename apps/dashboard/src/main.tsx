import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { placeOf } from './address';
import { App } from './app';
import { ApiProblem, read } from './client';
import { addressAt } from './pages';
import { findSession } from './session';
import { applyTheme } from './theme';
import { startWords } from './words';
import './style/index.css';

/** What the server refused for good is not asked again; what it could not do for the moment is. */
const worthAgain = (count: number, error: Error): boolean =>
  count < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500);

applyTheme();
const client = new QueryClient({ defaultOptions: { queries: { retry: worthAgain, staleTime: 3_000 } } });
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
// Who sits here, the words and the page itself are asked for at once; a page that can't be read says so where it stands.
const first = addressAt(placeOf(window.location.hash).path);
void first?.load().catch(() => undefined);
await Promise.all([startWords(first?.menu), findSession(() => read('/api/v1/session'))]);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
