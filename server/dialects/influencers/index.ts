import type { Endpoint } from '#server/http/endpoint.ts';
import { createConversation } from './endpoints/create-conversation.ts';
import { deleteConversation } from './endpoints/delete-conversation.ts';
import { getHealth } from './endpoints/get-health.ts';
import { getInfluencer } from './endpoints/get-influencer.ts';
import { listConversations } from './endpoints/list-conversations.ts';
import { listInfluencers } from './endpoints/list-influencers.ts';
import { listMessages } from './endpoints/list-messages.ts';
import { sendMessage } from './endpoints/send-message.ts';
import { uploadMedia } from './endpoints/upload-media.ts';

export { influencers } from './dialect.ts';

/** Everything document 003's family offers so far. */
export const influencersEndpoints: readonly Endpoint[] = [
  listInfluencers,
  getInfluencer,
  createConversation,
  listConversations,
  deleteConversation,
  listMessages,
  sendMessage,
  uploadMedia,
  getHealth,
];
