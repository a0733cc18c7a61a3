import { requireUser } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { createTextCleaner } from '../conversation/index.ts';
import type { BroughtMedia } from '../file/index.ts';
import { writeDown } from './sql-media.ts';

type Hearing = {
  /** The asking user's message, stored without words. */
  messageId: string;
  sound: BroughtMedia;
  signal: AbortSignal;
};

/**
 * What is said in a message's sound, stored as what the message says, with who heard it. Errors as the Transcriber's, and
 * `invalid_input` where no word was heard.
 */
export async function hearWords(ctx: Context, { messageId, sound, signal }: Hearing): Promise<string> {
  const { userId, sandboxOnly } = requireUser(ctx.actor);
  const { text, by, sandbox } = await ctx.transcriber.transcribe(sound, {
    owner: String(userId),
    sandboxOnly,
    signal,
  });
  const words = createTextCleaner()(text, true).trim();
  if (words === '')
    throw new DomainError(
      'invalid_input',
      'No words were heard in this recording. Send it again, or send text.',
      {
        details: { reason: 'no-words' },
      },
    );
  await ctx.db.query(writeDown, [messageId, words, by, sandbox]);
  return words;
}
