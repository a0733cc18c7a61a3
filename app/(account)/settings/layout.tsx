import Link from 'next/link';
import type { ReactNode } from 'react';
import { Mark } from '#components/shared/mark.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { SettingsTabs } from './_components/settings-tabs.tsx';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto max-w-3xl px-5 pt-4 pb-20">
      <header className="flex items-center justify-between gap-3">
        <Link href="/" className="flex items-center gap-2.5 rounded-control py-1 pr-2 font-display text-lg">
          <Mark className="size-7" />
          Greenroom
        </Link>
        <Link href="/" className={buttonStyle({ variant: 'ghost', size: 'sm' })}>
          <Icon name="chevron-left" />
          Back to the chat
        </Link>
      </header>
      <h1 className="mt-8 font-display text-3xl/tight">Settings</h1>
      <SettingsTabs />
      <main className="mt-8">{children}</main>
    </div>
  );
}
