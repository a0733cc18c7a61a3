import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { findRequest } from './find-request.ts';
import { ownTab } from './own-tab.ts';
import { ChooseInput } from './schema.ts';
import type { CopyRequest } from './view.ts';

/** Makes a finished variant the one that counts, for every reader and for what is written next. `not_found` if there is none. */
export async function chooseVariant(ctx: Context, input: ChooseInput): Promise<CopyRequest> {
  const { tabId, requestId, variantId } = ChooseInput.parse(input);
  const { id } = await ownTab(ctx, tabId);
  const request = await findRequest(ctx, id, { id: requestId });
  const variant = request?.variants.find((one) => one.id === variantId);
  if (request === null || variant === undefined)
    throw new DomainError('not_found', 'This variant does not exist.');
  if (variant.status !== 'complete')
    throw new DomainError('conflict', 'Only a finished variant can be chosen.');
  await ctx.db.prisma.copyRequest.update({ where: { messageId: requestId }, data: { chosenId: variantId } });
  return { ...request, currentId: variantId };
}
