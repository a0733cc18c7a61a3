import { getPersonaName } from '#server/domain/persona/index.ts';
import { listTalkMessages, ownTalk, voiceLink } from '#server/domain/talk/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { HistoryQuery, HistoryResult, SessionParams } from '../schema-chat.ts';

export const getHistory = defineEndpoint({
  dialect: characters,
  operationId: 'getCharacterHistory',
  method: 'GET',
  path: '/api/v1/chat/history/{session_id}',
  summary: 'Read what was said in a session, the oldest first',
  policy: { auth: 'required', scope: 'chat' },
  params: SessionParams,
  query: HistoryQuery,
  result: HistoryResult,
  async handle(ctx, { params, query }) {
    const talk = await ownTalk(ctx, 'character', params.session_id);
    const [{ messages, total }, persona] = await Promise.all([
      listTalkMessages(ctx, talk, query),
      getPersonaName(ctx, talk.personaId),
    ]);
    return {
      session_id: params.session_id,
      messages: messages.map(({ id, role, content, createdAt, status }) => ({
        id,
        timestamp: createdAt.toISOString(),
        role,
        content,
        character_id: persona?.name ?? null,
        ...(role === 'assistant' && persona?.speaks === true && status !== 'streaming'
          ? { media: { audio_url: voiceLink(ctx, id) } }
          : {}),
      })),
      total_count: total,
      has_more: query.offset + messages.length < total,
    };
  },
});
