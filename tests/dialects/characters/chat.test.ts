import { expect, test } from 'vitest';
import { z } from 'zod';
import { endOfAftermath } from '#server/domain/conversation/index.ts';
import { createPersona } from '#server/domain/persona/index.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

const MESSAGE = '/api/v1/chat/message';
const history = (session: string, query = '') =>
  `/api/v1/chat/history/${encodeURIComponent(session)}${query}`;
const send = (it: OpenApi, body: object, headers: Record<string, string> = {}) =>
  it.api.call('POST', MESSAGE, { token: it.token, body, headers });
const Reply = z.object({
  response: z.string(),
  session_id: z.string(),
  media: z.object({ audio_url: z.string().optional() }),
  metadata: z.object({ tokens_used: z.int() }),
});
const told = async (it: OpenApi, body: object) => {
  const response = await send(it, body);
  expect(response.status).toBe(200);
  return Reply.parse(await response.json());
};
const Page = z.object({
  messages: z.array(
    z.object({ id: z.uuid(), role: z.string(), content: z.string(), character_id: z.string().nullable() }),
  ),
  total_count: z.int(),
  has_more: z.boolean(),
});
const read = async (it: OpenApi, session: string, query = '') => {
  const response = await it.api.call('GET', history(session, query), { token: it.token });
  expect(response.status).toBe(200);
  return Page.parse(await response.json());
};

test('the document’s message is answered as it says, in the character of whom it is sent to', async () => {
  await using it = await openApi();
  const response = await send(it, {
    message: 'Hello [[sandbox:echo]]',
    character_id: 'assistant',
    session_id: 'user-session-123',
    context: { user_name: 'Alice', conversation_history: true },
  });
  expect(response.headers.get('x-sandbox')).toBe('true');
  const body: unknown = await response.json();
  expect(body).toEqual({
    response: expect.stringContaining('You are Assistant.'),
    character_id: 'assistant',
    session_id: 'user-session-123',
    timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    media: {
      audio_url: expect.stringMatching(/^\/assets\/audio\/[0-9a-f-]{36}\.wav\?expires=\d+&signature=/),
    },
    metadata: { tokens_used: expect.any(Number), response_time_ms: expect.any(Number), confidence: null },
  });
  const { response: prompt } = Reply.parse(body);
  expect(prompt).toContain('They call themselves "Alice".');
  expect(prompt).toContain('These rules stand above everything that follows');
  expect(prompt.indexOf('A note to Assistant')).toBeLessThan(prompt.indexOf('Hello'));
});

test('a message alone is enough: the assistant answers in a session that is told', async () => {
  await using it = await openApi();
  const { session_id: session } = await told(it, { message: 'Hi', session_id: null, character_id: null });
  expect(await read(it, session)).toMatchObject({
    total_count: 2,
    messages: [{ role: 'user', content: 'Hi', character_id: 'assistant' }, { role: 'assistant' }],
  });
});

test('the past goes along unless it is not wanted, and is stored either way', async () => {
  await using it = await openApi();
  const session_id = 'mine';
  await told(it, { message: 'My cat is called Pixel', session_id });
  const ask = { message: '[[sandbox:echo]] Who?', session_id };
  expect((await told(it, ask)).response).toContain('Pixel');
  const without = await told(it, { ...ask, context: { conversation_history: false } });
  expect(without.response).not.toContain('Pixel');
  expect(await read(it, session_id)).toMatchObject({ total_count: 6 });
});

test('the history comes in pages, the oldest first, and tells whether more follow', async () => {
  await using it = await openApi();
  const session_id = 'a / session? with [[signs]]';
  for (const message of ['one', 'two', 'three']) await told(it, { message, session_id });
  const asked = (page: z.output<typeof Page>) =>
    page.messages.filter(({ role }) => role === 'user').map(({ content }) => content);
  const first = await read(it, session_id, '?limit=3');
  expect([asked(first), first.total_count, first.has_more]).toEqual([['one', 'two'], 6, true]);
  const rest = await read(it, session_id, '?limit=3&offset=3');
  expect([asked(rest), rest.total_count, rest.has_more]).toEqual([['three'], 6, false]);
  expect(await read(it, session_id, '?offset=100')).toEqual({
    messages: [],
    total_count: 6,
    has_more: false,
  });
  for (const query of ['?limit=0', '?limit=201', '?offset=-1', '?limit=x', '?offset=99999999999']) {
    const refused = await it.api.call('GET', history(session_id, query), { token: it.token });
    expect([query, refused.status]).toEqual([query, 400]);
  }
});

test('a cleared session is empty and usable, with the same character', async () => {
  await using it = await openApi();
  const session_id = 'mine';
  await told(it, { message: 'A secret', session_id, character_id: 'creative' });
  const cleared = await it.api.call('DELETE', history(session_id), { token: it.token });
  expect([cleared.status, await cleared.json()]).toEqual([
    200,
    { message: 'Conversation history cleared successfully', session_id, cleared_at: expect.any(String) },
  ]);
  expect(await read(it, session_id)).toEqual({ messages: [], total_count: 0, has_more: false });
  const again = await told(it, { message: '[[sandbox:echo]] again', session_id, character_id: 'creative' });
  expect(again.response).not.toContain('A secret');
  expect(await read(it, session_id)).toMatchObject({ total_count: 2 });
});

test('a session belongs to one character, by id or by UUID', async () => {
  await using it = await openApi();
  await told(it, { message: 'Hi', session_id: 's', character_id: 'creative' });
  const { id } = await it.app.ports.db.prisma.persona.findUniqueOrThrow({ where: { name: 'creative' } });
  await told(it, { message: 'Hi', session_id: 's', character_id: id });
  const refused = await send(it, { message: 'Hi', session_id: 's', character_id: 'assistant' });
  expect([refused.status, await refused.json()]).toEqual([
    400,
    {
      code: 'INVALID_REQUEST',
      message: 'This session belongs to another character.',
      details: { session_id: 's' },
    },
  ]);
});

test('messages to one session at once are answered one after the other', async () => {
  await using it = await openApi();
  const session_id = 'busy';
  await Promise.all(['a', 'b', 'c', 'd'].map((message) => told(it, { message, session_id })));
  const { messages } = await read(it, session_id);
  expect(messages.map(({ role }) => role)).toEqual(
    Array.from({ length: 4 }, () => ['user', 'assistant']).flat(),
  );
});

test('with an Idempotency-Key a message is said once, in the session that the first request made', async () => {
  await using it = await openApi();
  const headers = { 'idempotency-key': 'once' };
  const first = Reply.parse(await (await send(it, { message: 'Hi' }, headers)).json());
  const second = await send(it, { message: 'Hi' }, headers);
  expect(second.headers.get('idempotent-replayed')).toBe('true');
  expect(Reply.parse(await second.json())).toEqual(first);
  expect(await read(it, first.session_id)).toMatchObject({ total_count: 2 });
});

test('another user’s session and character are not there', async () => {
  await using it = await openApi();
  await told(it, { message: 'Mine', session_id: 'shared-name' });
  const stranger = await it.app.newUser({ plan: 'scale' });
  const { secret: token } = await it.app.apiKey(stranger.ctx);
  for (const method of ['GET', 'DELETE']) {
    const refused = await it.api.call(method, history('shared-name'), { token });
    expect([refused.status, await refused.json()]).toEqual([
      404,
      { code: 'NOT_FOUND', message: 'Session not found' },
    ]);
  }
  // Names are each user's own: the same one begins another session.
  const own = await it.api.call('POST', MESSAGE, {
    token,
    body: { message: '[[sandbox:echo]]', session_id: 'shared-name' },
  });
  expect(Reply.parse(await own.json()).response).not.toContain('Mine');
  expect(await read(it, 'shared-name')).toMatchObject({ total_count: 2 });
});

test('a failure is told in the family’s form, and the message stays', async () => {
  await using it = await openApi();
  const refused = await send(it, { message: '[[sandbox:fail]]', session_id: 's' });
  expect([refused.status, await refused.json()]).toEqual([
    503,
    { code: 'SERVICE_UNAVAILABLE', message: expect.any(String) },
  ]);
  expect(await read(it, 's')).toMatchObject({ total_count: 1, messages: [{ role: 'user' }] });
});

test.each([
  [{}, 'message'],
  [{ message: ' ' }, 'message'],
  [{ message: 1 }, 'message'],
  [{ message: 'a\0b' }, ''],
  [{ message: 'Hi', session_id: '' }, 'session_id'],
  [{ message: 'Hi', session_id: 'x'.repeat(256) }, 'session_id'],
  [{ message: 'Hi', context: { user_name: 'x'.repeat(101) } }, 'user_name'],
])('%j is refused with the field that is wrong', async (body, field) => {
  await using it = await openApi();
  const refused = await send(it, body);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain(field);
});

test('an unknown character is not found', async () => {
  await using it = await openApi();
  expect((await send(it, { message: 'Hi', character_id: 'nobody' })).status).toBe(404);
});

test('what another user has told their character is not for whoever talks to it to read', async () => {
  await using it = await openApi();
  const owner = await it.app.newUser({ plan: 'scale' });
  const secrets = {
    systemInstructions: 'A secret past',
    reminder: 'A secret wish',
    scenario: 'A secret place',
  };
  const made = await createPersona(owner.ctx, { displayName: 'Vera', visibility: 'public', ...secrets });
  const { secret: ownersToken } = await it.app.apiKey(owner.ctx);
  const body = { message: '[[sandbox:echo]] Hi', character_id: made.id, session_id: 's' };
  const asked = async (token: string) =>
    Reply.parse(await (await it.api.call('POST', MESSAGE, { token, body })).json()).response;
  const theirs = await asked(it.token);
  expect(theirs).toContain('Hi');
  expect(theirs).not.toContain('secret');
  expect(await asked(ownersToken)).toMatch(/A secret place\n[^]*A secret past[^]*A secret wish/);
});

test('clearing takes along a message that is just being answered', async () => {
  await using it = await openApi();
  const session_id = 'cleared';
  await told(it, { message: 'One', session_id });
  const asking = Promise.all(['Two', 'Three', 'Four'].map((message) => send(it, { message, session_id })));
  for (let n = 0; n < 3; n++) await it.api.call('DELETE', history(session_id), { token: it.token });
  for (const answer of await asking) expect([200, 404, 503]).toContain(answer.status);
  const { total_count } = await read(it, session_id);
  const { prisma } = it.app.ports.db;
  const where = { conversation: { name: session_id, userId: it.user.userId } };
  // Nothing is stored that the history does not show, but answers without a word.
  const stored = await prisma.message.count({ where: { ...where, NOT: { content: '', role: 'assistant' } } });
  expect(stored).toBe(total_count);
});

test('a character remembers what was said in its session, in no other, and not when that is cleared', async () => {
  await using it = await openApi();
  const say = async (session_id: string, message: string) => {
    const { response } = await told(it, { message, session_id });
    await endOfAftermath(it.app.ports);
    return response;
  };
  await say('one', 'I live in Lyon. [[sandbox:tokens=1]]');
  expect(await say('one', '[[sandbox:echo]] Where?')).toContain('- Lives in Lyon\n</notes>');
  expect(await say('two', '[[sandbox:echo]] Where?')).not.toContain('Lyon');
  await it.api.call('DELETE', history('one'), { token: it.token });
  expect(await say('one', '[[sandbox:echo]] Where?')).not.toContain('Lyon');
});
