export { ask } from './ask.ts';
export { askInSession, type SessionTurn } from './ask-in-session.ts';
export { awaitTitle } from './await-title.ts';
export { forgetOrphanedEvents } from './forget-events.ts';
export { getConversation } from './get-conversation.ts';
export { getTurn, type TurnReport } from './get-turn.ts';
export { listAround } from './list-around.ts';
export { listConversations } from './list-conversations.ts';
export { listMessages } from './list-messages.ts';
export { getSession, listSessions, type Session } from './list-sessions.ts';
export { regenerate } from './regenerate.ts';
export {
  deleteSession,
  purgeRemoved,
  removeConversation,
  restoreConversation,
} from './remove-conversation.ts';
export { renameConversation } from './rename-conversation.ts';
export { selectBranch } from './select-branch.ts';
export { stopTurn } from './stop-turn.ts';
export { switchModel, switchSessionModel } from './switch-model.ts';
export { BEAT_EVERY_MS, endOfTurns, interruptTurns, tendTurns } from './tend-turns.ts';
export type * from './view.ts';
export { watchTurn } from './watch-turn.ts';
