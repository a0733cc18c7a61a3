import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { addressOf } from '#components/copy/state/address.ts';
import type { FirstData } from '#components/copy/store/copy.ts';
import { momentFor } from '#components/shared/moment-for.ts';
import { newId } from '#components/shared/new-id.ts';
import { signInPath } from '#components/shared/safe-callback.ts';
import { openPage, orMissing } from '#server/main/pages.ts';

const PAGE = 50;

/**
 * What the first paint of the copywriting page shows; `named` is the tab of the address, `null` the one that changed
 * last, or a new one where there is none. Whoever is not signed in is sent to do so, and back.
 */
export async function firstData(named: string | null): Promise<FirstData> {
  const [{ me, api }, jar] = await Promise.all([openPage(), cookies()]);
  if (me === null) redirect(signInPath(named === null ? '/copy' : addressOf(named)));
  const list = await api.copy.tabs({ limit: PAGE });
  const id = named?.toLowerCase() ?? list.tabs[0]?.id ?? null;
  return {
    me,
    list,
    open: {
      id: id ?? newId(),
      view: id === null ? null : await orMissing(() => api.copy.tab({ tabId: id })),
      new: id === null,
    },
    moment: momentFor(jar.get('greenroom-zone')?.value),
  };
}
