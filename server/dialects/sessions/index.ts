import type { Endpoint } from '#server/http/endpoint.ts';
import { deleteSession } from './endpoints/delete-session.ts';
import { getHistory } from './endpoints/get-history.ts';
import { getTurn } from './endpoints/get-turn.ts';
import { stopTurn } from './endpoints/stop-turn.ts';
import { streamChat } from './endpoints/stream-chat.ts';
import { switchModel } from './endpoints/switch-model.ts';
import { uploadFile } from './endpoints/upload-file.ts';
import { watchTurn } from './endpoints/watch-turn.ts';

export { sessions } from './dialect.ts';

/** Everything document 004's family offers so far. */
export const sessionsEndpoints: readonly Endpoint[] = [
  streamChat,
  getTurn,
  watchTurn,
  stopTurn,
  switchModel,
  getHistory,
  deleteSession,
  uploadFile,
];
