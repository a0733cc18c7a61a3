import { defaultModel, resolveModel } from '../catalogue/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { ownConversation } from './own-conversation.ts';
import { presentFile } from './present-file.ts';
import { ListFilesInput } from './schema.ts';
import { shareRoom } from './share-room.ts';
import { type AttachedRow, filesOf } from './sql-attached.ts';
import type { ConversationFiles } from './view.ts';

/** What a conversation has as context, and how its model, or another one, would read it. */
export async function listFiles(ctx: Context, input: ListFilesInput): Promise<ConversationFiles> {
  const { conversationId, model: asked } = ListFilesInput.parse(input);
  const conversation = await ownConversation(ctx, conversationId);
  const rows = await ctx.db.query<AttachedRow>(filesOf, [conversation.id]);
  const { alias, contextTokens } = resolveModel(ctx, asked ?? usable(ctx, conversation.model));
  const { whole, roomTokens } = shareRoom(rows, contextTokens);
  const files = rows.map((row) => {
    const use = whole.has(row.id) ? ('whole' as const) : ('searched' as const);
    return { ...presentFile(row), use };
  });
  return { files, model: alias, roomTokens };
}

/** A conversation's files are to be seen, and removed, also when its model has left the catalogue. */
function usable(ctx: Context, model: string): string {
  return ctx.catalogue.has(model) ? model : defaultModel(ctx);
}
