import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { isUuid } from '#server/kernel/ids.ts';
import { assetLink } from '../file/index.ts';
import { type AssetView, awaitGeneration, requestMedia } from '../media/index.ts';

/** What speech can hold, in whole characters. */
const MOST_SPOKEN = 5_000;
/** A message that could not be spoken so often stays silent. */
const MOST_ATTEMPTS = 20;

/** Where a persona's message can be heard, for a while and without a token; its sound is made when first fetched. */
export function voiceLink(ctx: Pick<Context, 'config' | 'clock'>, messageId: string): string {
  return assetLink(ctx, { id: messageId, kind: 'audio', key: `${messageId}.wav` });
}

/**
 * The sound of a persona's message, made for whoever the conversation is of if it is not there yet. Call it only for a
 * link that was signed. `not_found` for anything but a finished message of a persona with a voice.
 */
export async function voiceOfMessage(ctx: Context, messageId: string): Promise<AssetView> {
  const message = isUuid(messageId) ? await spokenMessage(ctx, messageId) : null;
  const persona = message?.conversation.persona ?? null;
  if (message === null || persona === null || !persona.capabilities.includes('voice')) throw gone();
  const { id: userId, uuid, plan } = message.conversation.user;
  const actor = {
    kind: 'user' as const,
    userId,
    uuid,
    plan,
    role: 'user' as const,
    via: 'session' as const,
    applicationId: message.conversation.applicationId,
    scopes: null,
    // What the sandbox said for a test key is spoken by the sandbox too.
    sandboxOnly: message.sandbox,
  };
  const owner = { ...ctx, actor };
  const prompt = Array.from(message.content).slice(0, MOST_SPOKEN).join('');
  const order = { kind: 'voice' as const, model: 'auto', prompt, voice: { voice: persona.voiceModel } };
  for (let attempt = 1; ; attempt++) {
    const requestKey = `voice of ${messageId}, ${attempt}`;
    const { id: generationId, endedAt, asset: before } = await requestMedia(owner, { ...order, requestKey });
    // One that came to nothing earlier, or whose sound was thrown away: it is spoken anew.
    if (endedAt !== null && before === null && attempt < MOST_ATTEMPTS) continue;
    const { asset, failure } = await awaitGeneration(owner, { generationId });
    if (asset !== null) return asset;
    throw new DomainError('upstream_failed', failure?.message ?? 'It could not be spoken.');
  }
}

function spokenMessage(ctx: Context, id: string) {
  return ctx.db.prisma.message.findFirst({
    where: { id, role: 'assistant', content: { not: '' }, status: { not: 'streaming' } },
    select: {
      content: true,
      sandbox: true,
      conversation: {
        select: {
          applicationId: true,
          user: { select: { id: true, uuid: true, plan: true } },
          persona: { select: { voiceModel: true, capabilities: true } },
        },
      },
    },
  });
}

function gone(): DomainError {
  return new DomainError('not_found', 'There is nothing behind this link any more.');
}
