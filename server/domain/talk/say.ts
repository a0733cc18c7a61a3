import type { Persona } from '#prisma/generated/client.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { idFrom, newId } from '#server/kernel/ids.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { defaultModel } from '../catalogue/index.ts';
import {
  awaitAnswer,
  beginTurn,
  type BegunTurn,
  readLive,
  repeatedTurn,
  type SessionTurn,
} from '../conversation/index.ts';
import type { BroughtMedia } from '../file/index.ts';
import { canChange, composePersona } from '../persona/index.ts';
import { keepWithMessage, picturesOf } from './media.ts';
import type { Talk, TalkKind } from './view.ts';

type Saying = {
  kind: TalkKind;
  talk: Pick<Talk, 'id'>;
  persona: Persona;
  content: string;
  /** Their pictures and sounds, in order. */
  media?: readonly BroughtMedia[];
  /** What the user is called. */
  userName: string | null;
  /** Whether the persona remembers what was said before. */
  withPast: boolean;
  /** With the same key the same turn, for ever. */
  requestKey?: string | undefined;
};

/**
 * Says something to a persona, which then answers in character. While it still answers the message before, this one
 * waits for that. The turn belongs to the server. Errors as begin-turn's, and `conflict` while the turn of the same
 * `requestKey` is being answered.
 */
export async function say(ctx: Context, saying: Saying): Promise<SessionTurn & { userMessageId: string }> {
  const { requestKey } = saying;
  const idOf = requestKey === undefined ? () => newId() : (part: string) => idFrom(`${requestKey} ${part}`);
  const ids = { turnId: idOf('turn'), assistantMessageId: idOf('answer'), userMessageId: idOf('message') };
  const before = requestKey === undefined ? null : await repeatedTurn(ctx, ids.turnId);
  if (before !== null) return { ...before, userMessageId: ids.userMessageId };
  for (;;) {
    const begun = await begin(ctx, saying, ids).catch(async (error: unknown) => {
      if (toDomainError(error).code !== 'conflict') throw error;
      if (isDomainError(error)) return null;
      // Its ids are taken: another process, which took the first one for dead, was faster.
      const made = requestKey === undefined ? null : await repeatedTurn(ctx, ids.turnId);
      if (made === null) throw error;
      return made;
    });
    if (begun !== null && 'events' in begun) return { ...begun, userMessageId: ids.userMessageId };
    if (begun !== null) return { ...turnOf(ctx, begun), userMessageId: ids.userMessageId };
    await awaitAnswer(ctx, saying.talk.id, saying.kind);
  }
}

type Ids = Record<'turnId' | 'assistantMessageId' | 'userMessageId', string>;

function begin(ctx: Context, saying: Saying, { turnId, assistantMessageId, userMessageId }: Ids) {
  const { kind, talk, persona, content, media = [], userName, withPast } = saying;
  const place = {
    kind: 'stored' as const,
    sessionId: talk.id,
    uuid: null,
    parentId: null,
    atRoot: false,
    behind: true as const,
  };
  return beginTurn(ctx, {
    turnId,
    assistantMessageId,
    place,
    kind,
    messages: [{ id: userMessageId, role: 'user', content }],
    model: persona.model ?? defaultModel(ctx),
    settings: { temperature: persona.temperature, maxTokens: persona.maxTokens },
    frame: composePersona(persona, {
      userName,
      greeted: kind === 'influencer',
      // Ours are for everybody to read.
      hidden: persona.ownerId !== null && !canChange(ctx.actor, persona),
    }),
    ...(withPast ? {} : { context: [] }),
    ...(kind === 'influencer' ? { pictures: (id: number) => picturesOf(ctx, id) } : {}),
    ...(media.length === 0
      ? {}
      : {
          alongside: (sql: Sql, conversationId: number) =>
            keepWithMessage(ctx, sql, {
              conversationId,
              messageId: userMessageId,
              assetIds: media.map(({ id }) => id),
            }),
        }),
  });
}

function turnOf(ctx: Context, { live, conversation, model }: BegunTurn): SessionTurn {
  const events = readLive(live, 0, ctx.signal);
  const { id, messageId } = live;
  const { sessionId, model: alias } = conversation;
  return { id, messageId, sessionId, model: alias, sandbox: model.sandbox, repeated: false, events };
}
