import type { Context } from '#server/kernel/context.ts';
import { DomainError, isDomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { beginRequest, beginVariant, type Begun } from './begin-writing.ts';
import { findKeyedRequest, findRequest } from './find-request.ts';
import { ownTab, reopenTab } from './own-tab.ts';
import type { CopyBrief } from './schema.ts';
import type { CopyRequest } from './view.ts';

/** The number of a tab, the uuid of one that may be new, or `null` for a new one. */
export type TabName = number | { uuid: string } | null;

export type Put = {
  tab: TabName;
  messageId: string;
  brief: CopyBrief;
  requestKey?: string | undefined;
};

/** How often somebody else may be faster before this is given up. */
const MOST_ATTEMPTS = 4;

/**
 * Stores a request and lets it be written. One that is there already is begun again only if every try so far
 * came to nothing; `begun` is `null` where it is written or being written. Errors: `not_found` for a tab that is not
 * the user's, `conflict` for a messageId that asked for something else (details: messageId).
 */
export async function putRequest(
  ctx: Context,
  put: Put,
): Promise<{ tab: number; requestId: string; begun: Begun | null }> {
  for (let attempt = 1; ; attempt++) {
    const tab = await placeOf(ctx, put.tab);
    const known = await knownRequest(ctx, tab, put);
    if (known !== null && !sameBrief(known.request, put.brief)) throw duplicate(put.messageId);
    if (known?.request.variants.some(({ status }) => status === 'complete' || status === 'streaming'))
      return { tab: known.tab, requestId: known.request.id, begun: null };
    try {
      const begun =
        known === null
          ? await beginRequest(ctx, { ...put, tab, uuid: uuidOf(put.tab) })
          : await beginVariant(ctx, known.tab, known.request, { id: newId(), onlyFirst: true });
      return { tab: begun.tab, requestId: begun.requestId, begun };
    } catch (error) {
      // The same request, sent twice at once: the other one is found now.
      const { code, details } = toDomainError(error);
      if (code !== 'conflict' || details['reason'] === 'full') throw error;
      if (attempt < MOST_ATTEMPTS) continue;
      if (isDomainError(error)) throw error;
      throw new DomainError('conflict', 'One of these ids is already in use.', { cause: error });
    }
  }
}

/** The tab's number; `null` for one that is to be made. */
async function placeOf(ctx: Context, tab: TabName): Promise<number | null> {
  if (tab === null) return null;
  if (typeof tab === 'number') return (await ownTab(ctx, tab)).id;
  const found = await reopenTab(ctx, tab.uuid).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'not_found') return null;
    throw error;
  });
  return found?.id ?? null;
}

function uuidOf(tab: TabName): string {
  return typeof tab === 'object' && tab !== null ? tab.uuid : newId();
}

async function knownRequest(
  ctx: Context,
  tab: number | null,
  { messageId, requestKey }: Put,
): Promise<{ tab: number; request: CopyRequest } | null> {
  const keyed = requestKey === undefined ? null : await findKeyedRequest(ctx, requestKey);
  if (keyed !== null || tab === null) return keyed;
  const request = await findRequest(ctx, tab, { messageId });
  return request === null ? null : { tab, request };
}

function sameBrief(one: CopyBrief, other: CopyBrief): boolean {
  return one.title === other.title && one.tone === other.tone && one.feature === other.feature;
}

function duplicate(messageId: string): DomainError {
  return new DomainError(
    'conflict',
    'This messageId belongs to another request of this tab: a new request needs a new messageId.',
    { details: { messageId } },
  );
}
