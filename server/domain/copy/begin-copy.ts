import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { findRequest } from './find-request.ts';
import { readTab } from './own-tab.ts';
import { putRequest } from './put-request.ts';
import { WriteInput } from './schema.ts';
import type { CopyStarted } from './view.ts';

/**
 * Puts a person's request and answers as soon as it is stored; its variant's turn tells the rest. Makes the tab if
 * its id is new, and brings it back if it was just closed. The same request again changes nothing, unless every try so far came to nothing: then it is
 * written anew. Errors: `conflict` for ids in other use, `unavailable` when no model can write.
 */
export async function beginCopy(ctx: Context, input: WriteInput): Promise<CopyStarted> {
  const { tabId, messageId, ...brief } = WriteInput.parse(input);
  const { tab, requestId } = await putRequest(ctx, { tab: { uuid: tabId }, messageId, brief });
  return readStarted(ctx, tab, requestId);
}

/** A tab and one of its requests as they stand now. */
export async function readStarted(ctx: Context, tab: number, requestId: string): Promise<CopyStarted> {
  const [shown, request] = await Promise.all([readTab(ctx, tab), findRequest(ctx, tab, { id: requestId })]);
  if (request === null) throw new DomainError('not_found', 'This request does not exist.');
  return { tab: shown, request };
}
