import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { readStarted } from './begin-copy.ts';
import { beginVariant } from './begin-writing.ts';
import { findRequest } from './find-request.ts';
import { reopenTab } from './own-tab.ts';
import { RewriteInput } from './schema.ts';
import type { CopyStarted } from './view.ts';

/**
 * Begins another variant of a request; those there are stay. The same again changes nothing. A tab that was just closed comes back. Errors: `not_found` for a
 * request that is not in the user's tab, `conflict` while a variant is being written.
 */
export async function rewriteCopy(ctx: Context, input: RewriteInput): Promise<CopyStarted> {
  const { tabId, requestId, variantId } = RewriteInput.parse(input);
  const { id: tab } = await reopenTab(ctx, tabId);
  const request = await findRequest(ctx, tab, { id: requestId });
  if (request === null) throw new DomainError('not_found', 'This request does not exist.');
  const sent = { id: variantId, onlyFirst: false };
  await beginVariant(ctx, tab, request, sent).catch(async (error: unknown) => {
    const started = await readStarted(ctx, tab, requestId);
    if (
      toDomainError(error).code !== 'conflict' ||
      !started.request.variants.some(({ id }) => id === variantId)
    )
      throw error;
  });
  return readStarted(ctx, tab, requestId);
}
