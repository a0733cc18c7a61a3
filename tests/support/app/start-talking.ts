import { z } from 'zod';
import { ask, type MessageView, getConversation } from '#server/domain/conversation/index.ts';
import type { AskInput } from '#server/domain/conversation/schema.ts';
import type { TextModelOptions } from '#server/infra/models/text-models.ts';
import type { Context } from '#server/kernel/context.ts';
import {
  type ProviderSimulator,
  type RecordedRequest,
  startProviderSimulator,
} from '#tests/simulators/providers/index.ts';
import { follow, type Reader } from './talk.ts';
import { type TestApplication, testApplication, type TestUser } from './test-application.ts';
import { providerEnvironment } from './test-environment.ts';

export type Talking = AsyncDisposable & {
  provider: ProviderSimulator;
  app: TestApplication;
  user: TestUser;
  ctx: Context;
};

/** A provider on the wire, an application that asks it, and somebody to talk. What is not scripted is answered "Fine." */
export async function startTalking(options: { textModels?: TextModelOptions } = {}): Promise<Talking> {
  const provider = await startProviderSimulator();
  provider.otherwise({ steps: [{ text: 'Fine.' }, { end: 'stop' }] });
  const app = await testApplication({ ...options, env: providerEnvironment(provider) });
  const user = await app.newUser();
  return {
    provider,
    app,
    user,
    ctx: user.ctx,
    async [Symbol.asyncDispose]() {
      await app.close();
      await provider.close();
    },
  };
}

/** Asks and reads the answer to its end. */
export async function askAndRead(ctx: Context, asked: AskInput): Promise<Reader> {
  await ask(ctx, asked);
  const reader = follow(ctx, asked.turnId);
  await reader.done;
  return reader;
}

/** The last messages of the active path. */
export async function pathOf(
  ctx: Context,
  conversationId: string,
  limit = 200,
): Promise<readonly MessageView[]> {
  return (await getConversation(ctx, { conversationId, limit })).messages;
}

const Asked = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });

/** What the OpenAI-compatible provider was asked, as `role: content`. */
export async function promptOf(
  request: RecordedRequest | Promise<RecordedRequest> | undefined,
): Promise<string[]> {
  const { messages } = Asked.parse((await request)?.body);
  return messages.map(({ role, content }) => `${role}: ${content}`);
}
