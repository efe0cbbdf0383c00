import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { ApiProblem, read } from './client';
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
await Promise.all([startWords(), findSession(() => read('/api/v1/session'))]);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
