import { accountRouter } from './routers/account.ts';
import { apiKeyRouter } from './routers/api-key.ts';
import { conversationRouter } from './routers/conversation.ts';
import { copyRouter } from './routers/copy.ts';
import { creditRouter } from './routers/credit.ts';
import { fileRouter } from './routers/file.ts';
import { generationRouter } from './routers/generation.ts';
import { modelRouter } from './routers/model.ts';
import { personaRouter } from './routers/persona.ts';
import { projectRouter } from './routers/project.ts';
import { promptRouter } from './routers/prompt.ts';
import { talkRouter } from './routers/talk.ts';
import { turnRouter } from './routers/turn.ts';
import { createCallerFactory, router } from './trpc.ts';

/** The UIs' own door. */
export const appRouter = router({
  account: accountRouter,
  apiKey: apiKeyRouter,
  conversation: conversationRouter,
  copy: copyRouter,
  credit: creditRouter,
  file: fileRouter,
  generation: generationRouter,
  model: modelRouter,
  persona: personaRouter,
  project: projectRouter,
  prompt: promptRouter,
  talk: talkRouter,
  turn: turnRouter,
});

export type AppRouter = typeof appRouter;

/** The same verbs for pages that are rendered on the server. */
export const createCaller = createCallerFactory(appRouter);
