import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { MenuItem } from '#components/ui/menu.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';
import { signOut } from './sign-out.ts';
import { ThemeItems } from './theme-items.tsx';

/** Where one can go and what one can set; `children` belong to the page one is on. */
export function AccountItems({ children }: { children?: ReactNode }) {
  const router = useRouter();
  return (
    <>
      <MenuItem icon="message" onSelect={() => router.push('/')}>
        Chat
      </MenuItem>
      <MenuItem icon="image" onSelect={() => router.push('/studio')}>
        Studio
      </MenuItem>
      <MenuItem icon="edit" onSelect={() => router.push('/copy')}>
        Copy
      </MenuItem>
      <MenuItem icon="braces" onSelect={() => router.push('/prompts')}>
        Prompts
      </MenuItem>
      <hr className="my-1 border-border" />
      <MenuItem icon={rareShapes.user} onSelect={() => router.push('/settings')}>
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
