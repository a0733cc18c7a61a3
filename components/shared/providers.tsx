'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { type ReactNode, useState } from 'react';
import { ToastProvider } from '#components/ui/toast.tsx';
import { createQueryClient } from './query-client.ts';
import { signInPath } from './safe-callback.ts';
import { trpc } from './trpc.ts';

const url = '/api/trpc';

/** Everything a page's client components rely on: the tRPC client, its cache, and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  const [trpcClient] = useState(() =>
    trpc.createClient({
      links: [
        splitLink({
          condition: (operation) => operation.type === 'subscription',
          true: httpSubscriptionLink({ url }),
          // Longer addresses are refused by some proxies; the batch is split instead.
          false: httpBatchLink({ url, maxURLLength: 2000 }),
        }),
      ],
    }),
  );
  return (
    <trpc.Provider client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>
        <ToastProvider>{children}</ToastProvider>
      </QueryClientProvider>
    </trpc.Provider>
  );
}

function goToSignIn() {
  const { pathname, search } = window.location;
  if (!pathname.startsWith('/sign-')) window.location.assign(signInPath(pathname + search));
}
