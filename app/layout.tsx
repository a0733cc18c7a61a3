import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { ToastProvider } from '#components/ui/toast.tsx';
import { NONCE_HEADER } from '#server/main/page-policy.ts';
// oxlint-disable-next-line import/no-unassigned-import -- a stylesheet has nothing to assign
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Greenroom', template: '%s · Greenroom' },
  description: 'Your own place to talk to models, on your own machine.',
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f5ef' },
    { media: '(prefers-color-scheme: dark)', color: '#181613' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Asked for here, so that no page is made beforehand, when there is no nonce yet.
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    // theme.js sets data-theme before React arrives.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* oxlint-disable-next-line nextjs/no-sync-scripts -- a deferred script would flash the other theme */}
        <script src="/theme.js" nonce={nonce} />
      </head>
      <body className="bg-bg font-sans text-fg antialiased">
        <ToastProvider>{children}</ToastProvider>
      </body>
    </html>
  );
}
