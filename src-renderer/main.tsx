import './client/no-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { topics } from '../src-main/contract/live.ts';
import { droppedFiles } from './app/dropped-files.ts';
import { createQueries } from './app/queries.ts';
import { createAppRouter } from './app/router.tsx';
import { client, connection } from './client/api.ts';
import { machineClock } from './client/clock.ts';
import { invalidateTopic, retryFailed } from './client/invalidate.ts';
import { followChanges } from './client/live.ts';
import { createRefresher } from './client/refresh.ts';
import './app/fonts.css';
import './app/tokens.css';
import './app/base.css';

const queries = createQueries();

// Before the first query, so that no change falls between the two.
followChanges({
  watch: (after, signal) => client.live.watch(after === undefined ? {} : { after }, { signal }),
  connection,
  clock: machineClock,
  onMessage: createRefresher((topic) => invalidateTopic(queries, topic), topics, machineClock),
});

// What was asked while nobody answered is not told by the log of changes.
connection.subscribe(() => {
  if (connection.getState() === 'open') void retryFailed(queries);
});

// Files that were opened with the app take the way of those that are dropped on it.
window.krithiDesk?.onFiles((files) => {
  void droppedFiles.offer(files.map(({ name, bytes }) => new File([bytes], name)));
});

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={createAppRouter()} />
      </QueryClientProvider>
    </StrictMode>,
  );
