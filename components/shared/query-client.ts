import { QueryCache, QueryClient } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { backoff } from './backoff.ts';

const RETRIES = 2;
/** Who is told to come back later than this is told so. */
const LONGEST_WAIT_SECONDS = 10;

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
      queries: { staleTime: 30_000, networkMode: 'always', retry: worthRetrying, retryDelay },
      // What was one request too many has not been done; of all else nobody knows.
      mutations: {
        networkMode: 'always',
        retry: (failures, error) => waitOf(error) !== null && worthRetrying(failures, error),
        retryDelay,
      },
    },
  });
}

/** Whether asking again may help: it does not where the server understood and refused, unless it said when to come back. */
export function worthRetrying(failures: number, error: unknown): boolean {
  const status = statusOf(error);
  return failures < RETRIES && (status === undefined || status >= 500 || waitOf(error) !== null);
}

/** How long to wait before asking again, in milliseconds: as long as the server said, where it did. */
function retryDelay(failures: number, error: unknown): number {
  const wait = waitOf(error);
  return wait === null ? backoff(failures + 1) : wait * 1000 + backoff(1) / 2;
}

/** The seconds that a request too many has to wait, if that is soon enough for a person. */
function waitOf(error: unknown): number | null {
  const seconds = numberIn(error, 'retryAfterSeconds');
  return statusOf(error) === 429 && seconds !== undefined && seconds <= LONGEST_WAIT_SECONDS ? seconds : null;
}

function statusOf(error: unknown): number | undefined {
  return numberIn(error, 'httpStatus');
}

function numberIn(error: unknown, name: string): number | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data: unknown = error.data;
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
  return typeof value === 'number' ? value : undefined;
}
