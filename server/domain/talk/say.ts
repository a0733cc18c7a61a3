import type { PersonaRow } from '../persona/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { beginBehind, onceByKey, type SessionTurn } from '../conversation/index.ts';
import type { BroughtMedia } from '../file/index.ts';
import { answerPlan } from './answer-plan.ts';
import { keepWithMessage } from './media.ts';
import type { Talk, TalkKind } from './view.ts';

type Saying = {
  kind: TalkKind;
  talk: Pick<Talk, 'id'>;
  persona: PersonaRow;
  /** What they write; with a sound, what is said in it takes its place. */
  content: string;
  /** Brings their pictures, or one sound, in order; not asked where the message was said before. */
  media?: () => Promise<readonly BroughtMedia[]>;
  /** What the user is called. */
  userName: string | null;
  /** Whether the persona remembers what was said before. */
  withPast: boolean;
  /** With the same key the same turn, for ever. */
  requestKey?: string | undefined;
};

/**
 * Says something to a persona, which then answers in character. While it still answers the message before, this one
 * waits for that. The turn belongs to the server, and so does listening to a sound: what that fails with, the turn fails
 * with, and the message stays. Errors as begin-turn's, and `conflict` while the turn of the same
 * `requestKey` is being answered; and what `media` fails with.
 */
export async function say(ctx: Context, saying: Saying): Promise<SessionTurn> {
  const { kind, talk, persona, content, userName, withPast, requestKey } = saying;
  return onceByKey(ctx, requestKey, async (idOf) => {
    const media = (await saying.media?.()) ?? [];
    const messageId = idOf('message');
    const assetIds = media.map(({ id }) => id);
    const sound = media.find(({ kind: what }) => what === 'audio');
    return beginBehind(ctx, talk.id, () => ({
      turnId: idOf('turn'),
      assistantMessageId: idOf('answer'),
      parentId: null,
      messages: [{ id: messageId, role: 'user', content }],
      ...answerPlan(ctx, {
        kind,
        talk,
        persona,
        question: { id: messageId, content },
        sound: sound && (async () => sound),
        userName,
        withPast,
      }),
      ...(assetIds.length === 0
        ? {}
        : {
            alongside: (sql: Sql, conversationId: number) =>
              keepWithMessage(ctx, sql, { conversationId, messageId, assetIds }),
          }),
    }));
  });
}
