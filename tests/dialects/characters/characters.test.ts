import { expect, test } from 'vitest';
import { z } from 'zod';
import { createPersona } from '#server/domain/persona/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

const Characters = z.object({ characters: z.array(z.object({ id: z.string() })) });
const LIST = '/api/v1/characters';
const ask = async (it: OpenApi, method: string, path: string, body?: object, token = it.token) => {
  const response = await it.api.call(method, path, { token, ...(body === undefined ? {} : { body }) });
  return [response.status, await response.json()];
};
const adminToken = async (it: OpenApi) =>
  (await it.app.apiKey((await it.app.newUser({ admin: true, plan: 'scale' })).ctx)).secret;

const assistant = {
  id: 'assistant',
  name: 'Assistant',
  description: expect.any(String),
  personality: expect.any(String),
  avatar_url: '/assets/avatars/assistant.png',
  voice_model: 'default',
  capabilities: ['text', 'voice', 'video'],
};

test('the list begins with the two of the document', async () => {
  await using it = await openApi();
  const [status, body] = await ask(it, 'GET', LIST);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    characters: [
      assistant,
      { id: 'creative', voice_model: 'expressive', capabilities: ['text', 'voice'] },
      ...Array.from({ length: 8 }, () => ({})),
    ],
  });
});

test('one’s own are in the list however many others there are', async () => {
  await using it = await openApi();
  const { persona } = it.app.ports.db.prisma;
  const common = { displayName: 'Other', visibility: 'public' as const };
  const others = Array.from({ length: 200 }, (_, index) => ({
    ...common,
    id: newId(),
    name: `other-${index}`,
  }));
  await persona.createMany({ data: others });
  const mine = await createPersona(it.user.ctx, { displayName: 'Mine' });
  const [, body] = await ask(it, 'GET', LIST);
  const ids = Characters.parse(body).characters.map(({ id }) => id);
  expect(ids).toHaveLength(200);
  expect(ids.slice(0, 2)).toEqual(['assistant', 'creative']);
  expect(ids.at(-1)).toBe(mine.name);
});

test('a character is found by its id and its UUID, with figures from rows', async () => {
  await using it = await openApi();
  const { id } = await it.app.ports.db.prisma.persona.findUniqueOrThrow({ where: { name: 'assistant' } });
  await it.api.call('POST', '/api/v1/chat/message', { token: it.token, body: { message: 'Hi' } });
  expect(await ask(it, 'POST', `${LIST}/assistant/ratings`, { rating: 4 })).toEqual([
    200,
    { character_id: 'assistant', rating: 4, average_rating: 4, total_ratings: 1 },
  ]);
  const whole = {
    ...assistant,
    video_model: 'auto',
    configuration: { temperature: 0.7, max_tokens: 4096, system_prompt: null },
    statistics: { total_conversations: 1, average_rating: 4, last_updated: expect.any(String) },
  };
  for (const key of ['assistant', id]) expect(await ask(it, 'GET', `${LIST}/${key}`)).toEqual([200, whole]);
});

test('the document’s change is an administrator’s; what is absent stays', async () => {
  await using it = await openApi();
  const change = {
    name: 'Updated Assistant',
    description: 'An enhanced AI assistant',
    personality: 'More casual and friendly',
    configuration: { temperature: 0.8, max_tokens: 2048 },
  };
  expect(await ask(it, 'PUT', `${LIST}/assistant`, change)).toEqual([
    403,
    { code: 'FORBIDDEN', message: 'Only its owner, or an administrator, may change this character.' },
  ]);
  expect(await ask(it, 'PUT', `${LIST}/assistant`, change, await adminToken(it))).toMatchObject([
    200,
    {
      id: 'assistant',
      name: 'Updated Assistant',
      personality: 'More casual and friendly',
      voice_model: 'default',
      configuration: {
        temperature: 0.8,
        max_tokens: 2048,
        system_prompt: expect.stringContaining('helpful'),
      },
    },
  ]);
});

test.each([
  [{ configuration: { temperature: 2.1 } }, 'temperature'],
  [{ configuration: { max_tokens: 0 } }, 'max_tokens'],
  [{ configuration: { max_tokens: 32_769 } }, 'max_tokens'],
  [{ name: ' ' }, 'name'],
  [{ voice_model: 'nobody' }, 'voice_model'],
])('a change to %j is refused with the field in its details', async (body, field) => {
  await using it = await openApi();
  const [status, refusal] = await ask(it, 'PUT', `${LIST}/assistant`, body, await adminToken(it));
  expect(status).toBe(400);
  expect(refusal).toMatchObject({ code: 'INVALID_REQUEST', details: expect.anything() });
  expect(JSON.stringify(refusal)).toContain(field);
});

test.each([0, 6, 1.5, '5', null])('%j is no rating', async (rating) => {
  await using it = await openApi();
  expect(await ask(it, 'POST', `${LIST}/assistant/ratings`, { rating })).toMatchObject([
    400,
    { code: 'INVALID_REQUEST' },
  ]);
});

test('portraits are open to everybody, cached, and nothing else is under their path', async () => {
  await using it = await openApi();
  const got = await it.api.call('GET', '/assets/avatars/assistant.png');
  expect([got.status, got.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(got.headers.get('cache-control')).toBe('public, max-age=86400');
  const etag = got.headers.get('etag') ?? '';
  const again = await it.api.call('GET', '/assets/avatars/assistant.png', {
    headers: { 'if-none-match': etag },
  });
  expect(again.status).toBe(304);
  for (const name of ['nobody.png', '..%2f..%2fpackage.json', 'assistant.svg', 'ASSISTANT.PNG'])
    expect((await it.api.call('GET', `/assets/avatars/${name}`)).status, name).toBe(404);
});
