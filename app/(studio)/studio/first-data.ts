import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { Answer } from '#components/shared/api.ts';
import { momentFor } from '#components/shared/moment-for.ts';
import { signInPath } from '#components/shared/safe-callback.ts';
import { readFilter, readOpen } from '#components/studio/state/filter.ts';
import type { FirstData } from '#components/studio/store/studio.ts';
import { VOICES } from '#server/kernel/voices.ts';
import { openPage } from '#server/main/pages.ts';

const PAGE = 24;

type Asked = 'project.list' | 'generation.list' | 'generation.one';

/** What the studio's first paint shows. Whoever is not signed in is sent to do so, and back. */
export async function firstData(address: URLSearchParams): Promise<FirstData> {
  const [{ me, api }, jar] = await Promise.all([openPage(), cookies()]);
  if (me === null) redirect(signInPath(address.size === 0 ? '/studio' : `/studio?${address.toString()}`));
  const filter = readFilter(address);
  const [models, balance, projects, page] = await Promise.all([
    api.generation.models(),
    api.credit.balance(),
    api.project.list(),
    api.generation.list({ ...filter, limit: PAGE }),
  ]);
  const open = readOpen(address);
  const apart = open !== null && !page.generations.some(({ id }) => id === open);
  return {
    me,
    voices: VOICES,
    models,
    balance,
    projects: asSent('project.list', projects),
    filter,
    page: asSent('generation.list', page),
    open: apart ? await oneOrNone(() => api.generation.one({ generationId: open })) : null,
    moment: momentFor(jar.get('greenroom-zone')?.value),
  };
}

/** The generation, or `null` where there is none of that id for this person. */
async function oneOrNone(ask: () => Promise<unknown>): Promise<Answer<'generation.one'> | null> {
  try {
    return asSent('generation.one', await ask());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** What a procedure answered here, as it would have arrived in the browser: dates are text there. */
function asSent<P extends Asked>(_: P, answer: unknown): Answer<P> {
  return JSON.parse(JSON.stringify(answer)) as Answer<P>;
}
