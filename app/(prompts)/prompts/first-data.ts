import { redirect } from 'next/navigation';
import { addressOf, type OpenId } from '#components/prompts/state/address.ts';
import type { FirstData } from '#components/prompts/store/prompts.ts';
import { signInPath } from '#components/shared/safe-callback.ts';
import { openPage, orMissing } from '#server/main/pages.ts';

const PAGE = 30;

/**
 * What the first paint of the page for prompts shows; `named` is the prompt of the address, `null` where there is none.
 * Whoever is not signed in is sent to do so, and back.
 */
export async function firstData(named: OpenId | null): Promise<FirstData> {
  const { me, api } = await openPage();
  if (me === null) redirect(signInPath(addressOf(named)));
  const [list, scenarios, view] = await Promise.all([
    api.prompt.list({ limit: PAGE }),
    api.prompt.scenarios(),
    typeof named === 'number' ? orMissing(() => api.prompt.get({ promptId: named })) : null,
  ]);
  return { me, list, scenarios, open: named === null ? null : { id: named, view } };
}
