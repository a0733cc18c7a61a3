export { clearTalk, deleteTalk } from './clear-talk.ts';
export { listTalkMessages } from './list-messages.ts';
export { listTalks, readTalk } from './list-talks.ts';
export { openTalk } from './open-talk.ts';
export { ownTalk } from './own-talk.ts';
export { readTalkMessages } from './read-messages.ts';
export { say } from './say.ts';
export { voiceLink, voiceOfMessage } from './voice-of-message.ts';
export type * from './view.ts';
