import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { MenuItem } from '#components/ui/menu.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';
import { ROOMS } from './room-list.ts';
import { signOut } from './sign-out.ts';
import { ThemeItems } from './theme-items.tsx';

/** Where one can go and what one can set; `children` belong to the page one is on. */
export function AccountItems({ children }: { children?: ReactNode }) {
  const router = useRouter();
  return (
    <>
      {ROOMS.map(({ href, icon, name }) => (
        <MenuItem key={href} icon={icon} onSelect={() => router.push(href)}>
          {name}
        </MenuItem>
      ))}
      <hr className="my-1 border-border" />
      <MenuItem icon="user" onSelect={() => router.push('/settings')}>
        Settings
      </MenuItem>
      <MenuItem icon={rareShapes.key} onSelect={() => router.push('/settings/keys')}>
        API keys
      </MenuItem>
      <hr className="my-1 border-border" />
      <ThemeItems />
      {children && (
        <>
          <hr className="my-1 border-border" />
          {children}
        </>
      )}
      <hr className="my-1 border-border" />
      <MenuItem icon={rareShapes.signOut} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </>
  );
}
