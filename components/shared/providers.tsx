'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { httpBatchLink } from '@trpc/client';
import { type ReactNode, useState } from 'react';
import { pageHeaders } from './page-user.ts';
import { createQueryClient } from './query-client.ts';
import { signInPath } from './safe-callback.ts';
import { trpc } from './trpc.ts';

const url = '/api/trpc';

/** The tRPC client and its cache, for pages that ask by hooks. The chat does without: it must open first. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  const [trpcClient] = useState(() =>
    trpc.createClient({
      // Longer addresses are refused by some proxies; the batch is split instead.
      links: [httpBatchLink({ url, maxURLLength: 2000, headers: pageHeaders })],
    }),
  );
  return (
    <trpc.Provider client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}

function goToSignIn() {
  const { pathname, search } = window.location;
  if (!pathname.startsWith('/sign-')) window.location.assign(signInPath(pathname + search));
}
