import { QueryCache, QueryClient } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';

const RETRIES = 2;

/**
 * The cache of one browser tab.
 * @param onSignedOut called when a query is refused because the session has ended
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (statusOf(error) === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      // The server is often this very machine, which answers while the browser says "offline".
      queries: { staleTime: 30_000, networkMode: 'always', retry: worthRetrying },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Whether asking again may help: it does not where the server understood and refused. */
export function worthRetrying(failures: number, error: unknown): boolean {
  const status = statusOf(error);
  return failures < RETRIES && (status === undefined || status >= 500);
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('httpStatus' in data)) return undefined;
  return typeof data.httpStatus === 'number' ? data.httpStatus : undefined;
}
