'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { httpBatchLink, splitLink } from '@trpc/client';
import { type ReactNode, useEffect, useState } from 'react';
import { ToastProvider } from '#components/ui/toast.tsx';
import { lazyLink } from './lazy-link.ts';
import { createQueryClient } from './query-client.ts';
import { signInPath } from './safe-callback.ts';
import { trpc } from './trpc.ts';

const url = '/api/trpc';
const loadSubscriptionLink = () => import('./subscription-link.ts');

/** Everything a page's client components rely on: the tRPC client, its cache, and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient(goToSignIn));
  const [trpcClient] = useState(() =>
    trpc.createClient({
      links: [
        splitLink({
          condition: (operation) => operation.type === 'subscription',
          true: lazyLink(async () => (await loadSubscriptionLink()).httpSubscriptionLink({ url })),
          // Longer addresses are refused by some proxies; the batch is split instead.
          false: httpBatchLink({ url, maxURLLength: 2000 }),
        }),
      ],
    }),
  );
  useEffect(() => whenIdle(preload), []);
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

/** Ahead of the first subscription, but after everything the page needs to be used. */
function preload() {
  // Asked for again by whoever needs it, should it fail here.
  loadSubscriptionLink().catch(() => undefined);
}

function whenIdle(run: () => void): () => void {
  const handle = setTimeout(() => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(run);
    else run();
  }, 1000);
  return () => clearTimeout(handle);
}
