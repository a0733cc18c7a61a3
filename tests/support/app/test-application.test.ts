import { expect, test } from 'vitest';
import { ask, getConversation, watchTurn } from '#server/domain/conversation/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { startProviderSimulator } from '#tests/simulators/providers/index.ts';
import { providerEnvironment, testApplication } from './index.ts';

test('an application of the tests answers through the real adapters and its own database', async () => {
  await using provider = await startProviderSimulator();
  await using app = await testApplication({ env: providerEnvironment(provider) });
  const { ctx } = await app.newUser();
  provider.answer({ steps: [{ text: 'Hello, ' }, { text: 'you.' }, { end: 'stop' }] });
  const conversationId = newId();
  const turnId = newId();
  await ask(ctx, {
    conversationId,
    turnId,
    userMessage: { id: newId(), content: 'Hi' },
    assistantMessageId: newId(),
    parentId: null,
    model: 'model-1',
    settings: {},
  });
  for await (const _ of await watchTurn(ctx, { turnId }));
  const { messages } = await getConversation(ctx, { conversationId, limit: 10 });
  expect(messages.map(({ content, status }) => ({ content, status }))).toEqual([
    { content: 'Hi', status: 'complete' },
    { content: 'Hello, you.', status: 'complete' },
  ]);
});

test('a user has a browser and a program, which are counted apart', async () => {
  await using app = await testApplication();
  const user = await app.newUser();
  const key = await app.apiKey(user.ctx, { scopes: ['chat'] });
  expect(user.ctx.actor).toMatchObject({ kind: 'user', via: 'session', applicationId: 1, role: 'user' });
  expect(key.ctx.actor).toMatchObject({ via: 'api-key', userId: user.userId, scopes: ['chat'] });
});
