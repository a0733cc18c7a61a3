import type { Context } from '#server/kernel/context.ts';
import { StillAnswering } from '../conversation/index.ts';
import { visiblePersona } from '../persona/index.ts';
import { bringAll } from './bring-all.ts';
import { openTalk } from './open-talk.ts';
import { say } from './say.ts';
import { SayToInput } from './schema.ts';

/**
 * Says something to a persona in the one conversation that a user has with it, which begins with it where there is none.
 * Resolves once it is stored, after the answer to what was said before; sent again it changes nothing. Errors: `not_found`
 * for no such persona, `invalid_input` for media that are not the user's, and those of begin-turn.
 */
export async function sayTo(ctx: Context, input: SayToInput): Promise<void> {
  const { persona: key, messageId, content, media: keys, sound } = SayToInput.parse(input);
  const persona = await visiblePersona(ctx, key);
  const talk = await openTalk(ctx, { kind: 'influencer', name: persona.id, persona });
  try {
    await say(ctx, {
      kind: 'influencer',
      talk,
      persona,
      content,
      media: () => (sound === undefined ? bringAll(ctx, keys, 'image') : bringAll(ctx, [sound], 'audio')),
      userName: null,
      withPast: true,
      requestKey: `page ${talk.uuid} ${messageId}`,
    });
  } catch (error) {
    if (!(error instanceof StillAnswering)) throw error;
  }
}
