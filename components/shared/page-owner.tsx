'use client';

import { claimPage } from './page-user.ts';

/** Says whose page this is, where nothing else on it does. */
export function PageOwner({ userId }: { userId: number }) {
  claimPage(userId);
  return null;
}
