export { cutBuses, cutConnections } from './cut-connections.ts';
export { askAndRead, pathOf, promptOf, startTalking, type Talking } from './start-talking.ts';
export { LONG_LINE, nearlyFull, said } from './full-talk.ts';
export { exchanges, storedConversation } from './stored-conversation.ts';
export { type PersonaTalk, smallModels, talkTo } from './persona-talk.ts';
export { follow, question, type Reader, textOf, thoughtsOf } from './talk.ts';
export { type TestApplication, testApplication, type TestUser } from './test-application.ts';
export { providerEnvironment, testEnvironment } from './test-environment.ts';
