import type { Context } from '#server/kernel/context.ts';
import { bringBack, removeConversation } from '../conversation/index.ts';
import { readTab } from './own-tab.ts';
import { TabRef } from './schema.ts';
import type { CopyTab } from './view.ts';

/** Hides a tab at once and stops what is being written in it; it is purged when no undo can come any more. */
export function removeTab(ctx: Context, input: TabRef): Promise<{ undoSeconds: number }> {
  return removeConversation(ctx, { conversationId: TabRef.parse(input).tabId }, 'tab');
}

/** Brings a removed tab back; `not_found` once it is purged. */
export async function restoreTab(ctx: Context, input: TabRef): Promise<CopyTab> {
  const { tabId } = TabRef.parse(input);
  await bringBack(ctx, tabId, 'tab');
  return readTab(ctx, tabId);
}
