import type { Endpoint } from '#server/http/endpoint.ts';
import { checkHealth } from './endpoints/check-health.ts';
import { getAsset } from './endpoints/get-asset.ts';
import { getMediaStatus } from './endpoints/get-media-status.ts';
import { getMetrics } from './endpoints/get-metrics.ts';
import { getPrometheusMetrics } from './endpoints/get-prometheus-metrics.ts';
import { makeVideo } from './endpoints/make-video.ts';
import { makeVoice } from './endpoints/make-voice.ts';
import { clearHistory } from './endpoints/clear-history.ts';
import { getAvatar } from './endpoints/get-avatar.ts';
import { getCharacter } from './endpoints/get-character.ts';
import { getHistory } from './endpoints/get-history.ts';
import { listCharacters } from './endpoints/list-characters.ts';
import { openChatSocket } from './endpoints/open-chat-socket.ts';
import { rateCharacter } from './endpoints/rate-character.ts';
import { sendMessage } from './endpoints/send-message.ts';
import { updateCharacter } from './endpoints/update-character.ts';

export { characters } from './dialect.ts';

/** Everything document 002's family offers so far. */
export const charactersEndpoints: readonly Endpoint[] = [
  sendMessage,
  openChatSocket,
  getHistory,
  clearHistory,
  listCharacters,
  getCharacter,
  updateCharacter,
  rateCharacter,
  getAvatar,
  makeVoice,
  makeVideo,
  getMediaStatus,
  getAsset,
  checkHealth,
  getMetrics,
  getPrometheusMetrics,
];
