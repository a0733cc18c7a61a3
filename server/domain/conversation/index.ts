export { endOfAftermath } from './aftermath.ts';
export { ask } from './ask.ts';
export { askInSession } from './ask-in-session.ts';
export { awaitAnswer } from './await-answer.ts';
export { awaitTitle } from './await-title.ts';
export { beginBehind, begunOf } from './begin-behind.ts';
export { beginTurn, type BegunTurn, type TurnPlace } from './begin-turn.ts';
export { createTextCleaner } from './clean-text.ts';
export {
  type HistoryRow,
  IMAGE_TOKENS,
  MOST_MESSAGES,
  type PromptFrame,
  roomFor,
  weighHistory,
} from './compose-prompt.ts';
export { forgetOrphanedEvents } from './forget-events.ts';
export { failureOf, gatherTurn } from './gather-turn.ts';
export { getConversation } from './get-conversation.ts';
export { getTurn, type TurnReport } from './get-turn.ts';
export { listAround } from './list-around.ts';
export { listConversations } from './list-conversations.ts';
export { listMessages } from './list-messages.ts';
export { getSession, listSessions, tellSessions, type ToldSession } from './list-sessions.ts';
export { notFound, ownConversation } from './own-conversation.ts';
export { readLive } from './read-live.ts';
export { regenerate } from './regenerate.ts';
export {
  bringBack,
  deleteSession,
  purgeRemoved,
  removeConversation,
  restoreConversation,
  stopTurnsOf,
} from './remove-conversation.ts';
export { renameConversation } from './rename-conversation.ts';
export { onceByKey, type SessionTurn, StillAnswering } from './once-by-key.ts';
export { selectBranch } from './select-branch.ts';
export type { SettledTurn } from './settled-turn.ts';
export { stopTurn } from './stop-turn.ts';
export { switchModel, switchSessionModel } from './switch-model.ts';
export { BEAT_EVERY_MS, endOfTurns, interruptTurns, tendTurns } from './tend-turns.ts';
export type * from './view.ts';
export { type Picture, withPictures } from './with-pictures.ts';
export { PAST_THE_END, watchTurn } from './watch-turn.ts';
