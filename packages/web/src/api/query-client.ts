import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { reportOffline } from '../frame/offline.js';
import { OfflineError, ProblemError } from './client.js';

const onSignedOut = new Set<() => void>();
/** Called when the server no longer knows this session. */
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut.add(listener);
};

const note = (error: unknown): void => {
  if (error instanceof OfflineError) reportOffline(true);
  if (error instanceof ProblemError && error.status === 401) {
    for (const listener of onSignedOut) listener();
  }
};

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: note, onSuccess: () => reportOffline(false) }),
  mutationCache: new MutationCache({ onError: note, onSuccess: () => reportOffline(false) }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // The server may be this machine: a browser without internet still reaches it, so it is asked.
      networkMode: 'always',
      // A refusal stays a refusal; only a lost connection or an overloaded server is asked again.
      retry: (failures, error) =>
        failures < 2 &&
        !(error instanceof OfflineError) &&
        !(error instanceof ProblemError && (error.status < 500 || error.status === 501)),
    },
    mutations: { networkMode: 'always' },
  },
});
