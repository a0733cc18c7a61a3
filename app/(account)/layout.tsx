import type { ReactNode } from 'react';
import { Providers } from '#components/shared/providers.tsx';

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <Providers>{children}</Providers>;
}
