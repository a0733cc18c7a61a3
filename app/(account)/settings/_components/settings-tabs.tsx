'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Icon } from '#components/ui/icon.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';

const tabs = [
  { href: '/settings', label: 'Account', icon: 'user' },
  { href: '/settings/keys', label: 'API keys', icon: rareShapes.key },
] as const;

export function SettingsTabs() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="mt-5 flex gap-1 border-b border-border">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={pathname === tab.href ? 'page' : undefined}
          className="-mb-px flex h-10 items-center gap-2 border-b-2 border-transparent px-3 text-sm text-muted hover:text-fg aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-fg"
        >
          <Icon name={tab.icon} />
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
