import type { Endpoint } from '#server/http/endpoint.ts';
import { createPrompt } from './endpoints/create-prompt.ts';
import { deletePrompt } from './endpoints/delete-prompt.ts';
import { deleteSession } from './endpoints/delete-session.ts';
import { getHistory } from './endpoints/get-history.ts';
import { getTurn } from './endpoints/get-turn.ts';
import { listPrompts } from './endpoints/list-prompts.ts';
import { previewPrompt } from './endpoints/preview-prompt.ts';
import { stopTurn } from './endpoints/stop-turn.ts';
import { streamChat } from './endpoints/stream-chat.ts';
import { switchModel } from './endpoints/switch-model.ts';
import { updatePrompt } from './endpoints/update-prompt.ts';
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
  createPrompt,
  listPrompts,
  previewPrompt,
  updatePrompt,
  deletePrompt,
  uploadFile,
];
