import { TRPCClientError } from '@trpc/client';

/** What to show for a failed request: the server's own words, or that there was no answer. */
export function errorText(error: unknown): string {
  const answered = error instanceof TRPCClientError && Boolean(error.data);
  return answered ? error.message : 'The server does not answer. Check that it is running, then try again.';
}
