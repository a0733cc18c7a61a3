import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
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
  let refused: unknown;
  const bring = () => (sound === undefined ? bringAll(ctx, keys, 'image') : bringAll(ctx, [sound], 'audio'));
  try {
    await say(ctx, {
      kind: 'influencer',
      talk,
      persona,
      content,
      media: () =>
        bring().catch((error: unknown) => {
          refused = error;
          throw error;
        }),
      userName: null,
      withPast: true,
      requestKey: `page ${talk.uuid} ${messageId}`,
    });
  } catch (error) {
    // It was sent before, and is being answered.
    if (error === refused || !isDomainError(error) || error.code !== 'conflict') throw error;
  }
}
