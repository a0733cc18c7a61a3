import { type Belongings, copyBody, pdfForm, SHARED } from './belongings.ts';

export type Asked = { path: string; body?: unknown; headers?: Record<string, string> };
export type Row = {
  /** What a stranger asks for; `own`: a conversation of the stranger's. */
  ask: (theirs: Belongings, own: { talkId: string }) => Asked;
  /** Whether its owner is not asked to do the same, and why. */
  notByOwner?: 'nobody may' | 'it would take a film';
  /** It tells figures of the moment. */
  varies?: true;
};

const talks = '/api/v1/chat/conversations';
const rows = (...asks: Row['ask'][]): Row[] => asks.map((ask) => ({ ask }));
/** What its owner cannot do either. */
const strange = (ask: Row['ask']): Row => ({ ask, notByOwner: 'nobody may' });
const video = { gen_type: 'video', model: 'auto', animation_prompt: 'Go', art_style: 'oil', projectId: 'p' };
const image = { gen_type: 'image', model: 'auto', visual_prompt: 'A lake', art_style: 'oil', projectId: 'p' };
const message = (content: string) => [{ role: 'user', content }];

/** What can be asked of every operation of the five families; what deletes comes last. */
export const REST_ROWS: Record<string, Row[]> = {
  generate: [
    ...rows(({ uuid }) => ({ path: '/chat', body: { ...image, uuid } })),
    {
      ask: ({ uuid, imageKey }) => ({ path: '/chat', body: { ...video, uuid, image_s3_key: imageKey } }),
      notByOwner: 'it would take a film',
    },
  ],
  leaveForPage: [strange(() => ({ path: '/chat' }))],
  generateCopy: rows(
    ({ tabNumber }) => ({ path: '/api/v1/generate/chat', body: copyBody('new-message', tabNumber) }),
    ({ tabNumber, messageName }) => ({
      path: '/api/v1/generate/chat',
      body: copyBody(messageName, tabNumber),
    }),
  ),
  checkHealth: [{ ask: () => ({ path: '/api/v1/health' }), varies: true }],
  getMetrics: [{ ask: () => ({ path: '/api/v1/metrics' }), varies: true, notByOwner: 'nobody may' }],
  getPrometheusMetrics: [{ ask: () => ({ path: '/metrics' }), varies: true, notByOwner: 'nobody may' }],
  getAsset: [strange(({ assetPath }) => ({ path: assetPath }))],
  getAvatar: [strange(({ personaName }) => ({ path: `/assets/avatars/${personaName}.png` }))],
  listCharacters: rows(() => ({ path: '/api/v1/characters' })),
  getCharacter: rows(
    ({ personaId }) => ({ path: `/api/v1/characters/${personaId}` }),
    ({ personaName }) => ({ path: `/api/v1/characters/${personaName}` }),
  ),
  updateCharacter: rows(({ personaId }) => ({
    path: `/api/v1/characters/${personaId}`,
    body: { personality: 'Other' },
  })),
  rateCharacter: rows(({ personaId }) => ({
    path: `/api/v1/characters/${personaId}/ratings`,
    body: { rating: 1 },
  })),
  sendMessage: [
    ...rows(({ personaId }) => ({
      path: '/api/v1/chat/message',
      body: { message: 'Hi', character_id: personaId },
    })),
    strange(({ sessionName, requestKey }) => ({
      path: '/api/v1/chat/message',
      body: { message: '[[sandbox:echo]]', session_id: sessionName },
      headers: { 'idempotency-key': requestKey },
    })),
  ],
  openChatSocket: [strange(() => ({ path: '/api/v1/ws/chat' }))],
  getCharacterHistory: [
    ...rows(({ sessionName }) => ({ path: `/api/v1/chat/history/${sessionName}` })),
    strange(({ talkId }) => ({ path: `/api/v1/chat/history/${talkId}` })),
  ],
  makeVoice: rows(({ personaId }) => ({
    path: '/api/v1/media/voice',
    body: { text: 'Hi.', character_id: personaId },
  })),
  makeVideo: [
    {
      ask: ({ personaId }) => ({
        path: '/api/v1/media/video',
        body: { text: 'Hi.', character_id: personaId },
      }),
      notByOwner: 'it would take a film',
    },
  ],
  getMediaStatus: rows(({ generationId }) => ({ path: `/api/v1/media/status/${generationId}` })),
  getHealth: [{ ask: () => ({ path: '/health' }), varies: true }],
  listInfluencers: rows(() => ({ path: '/api/v1/influencers' })),
  getInfluencer: rows(
    ({ personaId }) => ({ path: `/api/v1/influencers/${personaId}` }),
    ({ personaName }) => ({ path: `/api/v1/influencers/${personaName}` }),
  ),
  createConversation: rows(
    ({ personaId }) => ({ path: talks, body: { influencer_id: personaId } }),
    () => ({ path: talks, body: { influencer_id: SHARED.persona } }),
  ),
  listConversations: rows(
    () => ({ path: talks }),
    ({ personaId }) => ({ path: `${talks}?influencer_id=${personaId}` }),
    () => ({ path: `${talks}?influencer_id=${SHARED.personaId}` }),
  ),
  listMessages: [
    ...rows(
      ({ talkId }) => ({ path: `${talks}/${talkId}/messages` }),
      ({ sharedTalkId }) => ({ path: `${talks}/${sharedTalkId}/messages` }),
    ),
    strange(({ conversationId }) => ({ path: `${talks}/${conversationId}/messages` })),
  ],
  sendInfluencerMessage: [
    ...rows(
      ({ talkId }) => ({ path: `${talks}/${talkId}/messages`, body: { content: 'Hi' } }),
      ({ sharedTalkId }) => ({ path: `${talks}/${sharedTalkId}/messages`, body: { content: 'Hi' } }),
    ),
    strange(({ uploadPath }, own) => ({
      path: `${talks}/${own.talkId}/messages`,
      body: { message_type: 'image', media_urls: [uploadPath] },
    })),
    ...rows(({ talkMediaKey }, own) => ({
      path: `${talks}/${own.talkId}/messages`,
      body: { message_type: 'image', media_urls: [talkMediaKey] },
    })),
  ],
  uploadMedia: [strange(() => ({ path: '/api/v1/media/upload', body: pdfForm() }))],
  createPrompt: [
    { ask: () => ({ path: '/api/chat/prompts', body: { title: 'T', content: 'C' } }), varies: true },
  ],
  listPrompts: rows(
    () => ({ path: '/api/chat/prompts' }),
    () => ({ path: '/api/chat/prompts?search=Zanzibar' }),
    () => ({ path: '/api/chat/prompts?scenario=Zanzibar' }),
  ),
  previewPrompt: rows(({ promptId }) => ({
    path: '/api/chat/prompts/preview',
    body: { prompt_id: promptId, variables: { x: 'y' } },
  })),
  updatePrompt: rows(({ promptId }) => ({ path: `/api/chat/prompts/${promptId}`, body: { content: 'C' } })),
  getHistory: rows(() => ({ path: '/v1/chat/history' })),
  streamChat: rows(({ sessionId }) => ({
    path: '/v1/chat/stream',
    body: { model: 'gpt-4', session_id: sessionId, messages: message('[[sandbox:echo]]'), stream: false },
  })),
  switchModel: rows(({ sessionId }) => ({
    path: '/v1/chat/switch-model',
    body: { session_id: sessionId, model: 'sandbox' },
  })),
  uploadFile: rows(({ sessionId }) => ({
    path: `/api/chat/sessions/${sessionId}/upload`,
    body: pdfForm(),
  })),
  getTurn: rows(({ turnId }) => ({ path: `/v1/chat/turns/${turnId}` })),
  watchTurn: rows(({ turnId }) => ({ path: `/v1/chat/turns/${turnId}/stream` })),
  stopTurn: rows(({ turnId }) => ({ path: `/v1/chat/turns/${turnId}` })),
  clearCharacterHistory: rows(({ sessionName }) => ({ path: `/api/v1/chat/history/${sessionName}` })),
  deleteConversation: rows(
    ({ talkId }) => ({ path: `${talks}/${talkId}` }),
    ({ sharedTalkId }) => ({ path: `${talks}/${sharedTalkId}` }),
  ),
  deletePrompt: rows(({ promptId }) => ({ path: `/api/chat/prompts/${promptId}` })),
  deleteSession: rows(({ sessionId }) => ({ path: `/v1/chat/sessions/${sessionId}` })),
};
