import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  TRPCClientError,
} from '@trpc/client';
import type { AppRouter } from '#server/trpc/root.ts';

const url = '/api/trpc';

/** The chat's own line to the server: it keeps its state itself, so it needs no query cache beside it. */
export function createChatApi() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        // Longer addresses are refused by some proxies; the batch is split instead.
        false: httpBatchLink({ url, maxURLLength: 2000 }),
      }),
    ],
  });
}

export type ChatApi = ReturnType<typeof createChatApi>;

/** Why a call failed, in words for the person who waits. `status` is `null` when no answer came. */
export type Refusal = { message: string; status: number | null; retryAfterSeconds: number | null };

export function refusalOf(error: unknown): Refusal {
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  const status = numberIn(data, 'httpStatus');
  if (status === null)
    return { message: 'The server could not be reached.', status, retryAfterSeconds: null };
  const message = error instanceof Error ? error.message : 'Something went wrong.';
  return { message, status, retryAfterSeconds: numberIn(data, 'retryAfterSeconds') };
}

function numberIn(data: unknown, name: string): number | null {
  if (typeof data !== 'object' || data === null) return null;
  const value: unknown = Reflect.get(data, name);
  return typeof value === 'number' ? value : null;
}

/** Leaves for the sign-in page when a call was refused because nobody is signed in any more. */
export function leaveIfSignedOut({ status }: Refusal): void {
  if (status === 401)
    window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(window.location.pathname)}`);
}
