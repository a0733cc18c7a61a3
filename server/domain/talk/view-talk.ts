import type { Context } from '#server/kernel/context.ts';
import { listMessages, type MessageView } from '../conversation/index.ts';
import { mediaOf } from './media.ts';
import { partnerOf } from './partner-of.ts';
import { ViewTalkInput } from './schema.ts';
import type { TalkView } from './view.ts';
import { voiceLink } from './voice-of-message.ts';

/** A page of the asking user's conversation with a persona; empty before it has begun. `not_found`. */
export async function viewTalk(ctx: Context, input: ViewTalkInput): Promise<TalkView> {
  const { persona: key, ...page } = ViewTalkInput.parse(input);
  const { persona, talk, open } = await partnerOf(ctx, key);
  if (talk === null) return { conversationId: null, messages: [], earlier: false };
  const found = await listMessages(ctx, { conversationId: talk.uuid, ...page }, 'influencer');
  const asked = found.messages.filter(({ role }) => role === 'user').map(({ id }) => id);
  const media = await mediaOf(ctx, asked);
  const speaks = open && persona.capabilities.includes('voice');
  return {
    conversationId: talk.uuid,
    earlier: found.earlier,
    messages: found.messages.map((message) => ({
      ...message,
      media: media.get(message.id) ?? [],
      voiceUrl: speaks && isSaid(message) ? voiceLink(ctx, message.id) : null,
    })),
  };
}

function isSaid({ role, content, live }: MessageView): boolean {
  return role === 'assistant' && content !== '' && live === null;
}
