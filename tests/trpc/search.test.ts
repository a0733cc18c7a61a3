import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { indexMessages } from '#server/jobs/index-messages.ts';
import { storedConversation } from '#tests/support/app/index.ts';
import { type OpenApi, openApi, sessionCookieOf } from '#tests/support/http/index.ts';

const Answer = z.object({ result: z.object({ data: z.unknown() }) });

let it: OpenApi;
let cookie: string;
beforeAll(async () => {
  it = await openApi();
  cookie = await sessionCookieOf(it.user);
});
afterAll(() => it[Symbol.asyncDispose]());

const search = (input: object, headers: Record<string, string> = { cookie }) =>
  it.api.call('GET', `/api/trpc/conversation.search?input=${encodeURIComponent(JSON.stringify(input))}`, {
    headers,
  });

test('what was said is found, with its hits marked', async () => {
  const { conversationId, messageIds } = await storedConversation(
    it.user.ctx,
    [{ role: 'user', content: 'Is “Crème” a colour?' }],
    { title: 'Colours' },
  );
  await indexMessages.run(it.app.system);
  const { result } = Answer.parse(await (await search({ text: 'creme col' })).json());
  expect(result.data).toEqual({
    titles: [],
    messages: [
      {
        conversationId,
        title: 'Colours',
        messageId: messageIds[0],
        role: 'user',
        createdAt: expect.stringMatching(/Z$/),
        snippet: [
          { text: 'Is “', hit: false },
          { text: 'Crème', hit: true },
          { text: '” a ', hit: false },
          { text: 'colour', hit: true },
          { text: '?', hit: false },
        ],
      },
    ],
    nextCursor: null,
  });
});

test('bad input and strangers are refused', async () => {
  const inputs = [
    {},
    { text: 'a'.repeat(301) },
    { text: 'a', limit: 51 },
    { text: 'a', cursor: { below: -1 } },
  ];
  for (const input of inputs) expect([input, (await search(input)).status]).toEqual([input, 400]);
  expect((await search({ text: 'a' }, {})).status).toBe(401);
});
