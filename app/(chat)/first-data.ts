import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { FirstData } from '#components/chat/store/chat.ts';
import { momentFor } from '#components/shared/moment-for.ts';
import { openPage, orMissing } from '#server/main/pages.ts';

/**
 * What the chat's first paint shows; `id` names the open conversation, `null` a new one. Whoever is not signed in
 * is sent to do so, and back.
 */
export const firstData = cache(async (id: string | null): Promise<FirstData> => {
  const [{ me, api }, jar] = await Promise.all([openPage(), cookies()]);
  if (me === null)
    redirect(id === null ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(`/c/${id}`)}`);
  const [list, { models, defaultAlias }, view] = await Promise.all([
    api.conversation.list({ limit: 40 }),
    api.model.list(),
    id === null ? null : orMissing(() => api.conversation.get({ conversationId: id })),
  ]);
  return {
    me,
    models,
    defaultModel: defaultAlias,
    list,
    open: id === null ? null : { id: id.toLowerCase(), view },
    moment: momentFor(jar.get('greenroom-zone')?.value),
    sidebarClosed: jar.get('greenroom-sidebar')?.value === 'closed',
  };
});
