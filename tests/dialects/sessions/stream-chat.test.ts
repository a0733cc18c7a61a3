import { expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError } from '#server/kernel/errors.ts';
import { type OpenApi, openApi, readEvents, readWhole, scriptedModels } from '#tests/support/http/index.ts';

const user = (content: string): Message => ({ role: 'user', content });
const assistant = (content: string): Message => ({ role: 'assistant', content });

function say(it: OpenApi, messages: string | Message[], more: object = {}): Promise<Response> {
  const body = {
    model: 'gpt-4',
    messages: typeof messages === 'string' ? [user(messages)] : messages,
    ...more,
  };
  return it.api.call('POST', '/v1/chat/stream', { token: it.token, body });
}

const Message = z.strictObject({ role: z.string(), content: z.string() });
type Message = z.output<typeof Message>;
const Completion = z.object({ session_id: z.int(), model: z.string(), message: Message });
const History = z.object({ sessions: z.array(z.object({ messages: z.array(Message) })) });

/** The answer in one piece, and the session it belongs to. */
async function told(it: OpenApi, messages: string | Message[], more: object = {}) {
  const response = await say(it, messages, { stream: false, ...more });
  expect(response.status).toBe(200);
  return Completion.parse(await response.json());
}

const textOf = (stream: string) =>
  readEvents(stream)
    .filter(({ event, data }) => event === 'message' && data !== '[DONE]')
    .map(({ data }) => data)
    .join('');

test('a stream names its session, message and turn, and says that the sandbox speaks', async () => {
  await using it = await openApi();
  const response = await say(it, '[[sandbox:tokens=3]]');
  const [session, message, turn] = ['x-session-id', 'x-message-id', 'x-turn-id'].map((name) =>
    response.headers.get(name),
  );
  await response.text();
  const found = await it.app.ports.db.prisma.turn.findUniqueOrThrow({ where: { id: turn ?? '' } });
  expect(found).toMatchObject({
    conversationId: Number(session),
    assistantMessageId: message,
    userId: it.user.userId,
  });
  expect(response.headers.get('x-sandbox')).toBe('true');
});

test('stream: false answers once, with the usage', async () => {
  await using it = await openApi();
  const response = await say(it, '[[sandbox:tokens=3]]', { stream: false });
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('x-sandbox')).toBe('true');
  expect(await response.json()).toEqual({
    session_id: Number(response.headers.get('x-session-id')),
    model: 'gpt-4',
    message: { role: 'assistant', content: 'w1 w2 w3' },
    usage: { prompt_tokens: 1, completion_tokens: 3 },
  });
});

test('optional fields may be null, as Python sends them, and unknown ones are passed over', async () => {
  await using it = await openApi();
  const nothing = { temperature: null, max_tokens: null, stream: null, session_id: null };
  const response = await say(it, '[[sandbox:tokens=2]]', { ...nothing, top_p: 1, user: { deep: [1] } });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(textOf(await response.text())).toBe('w1 w2');
});

test('temperature is 0.7 where none is given; temperature and max_tokens reach the model', async () => {
  const textModels = scriptedModels([]);
  await using it = await openApi({ ports: { textModels } });
  await told(it, 'Hi');
  await told(it, 'Hi', { temperature: 0, max_tokens: 9 });
  expect(textModels.asked).toMatchObject([
    { temperature: 0.7, pace: 'fast' },
    { temperature: 0, maxTokens: 9, pace: 'fast' },
  ]);
  expect(textModels.asked[0]?.maxTokens).toBeUndefined();
});

test('a session goes on: the model is given the history and then what is new', async () => {
  const textModels = scriptedModels([]);
  await using it = await openApi({ ports: { textModels } });
  const { session_id } = await told(it, [{ role: 'system', content: 'Be brief.' }, user('One')]);
  await told(it, 'Two', { session_id });
  expect(textModels.asked[1]?.messages).toEqual([
    { role: 'system', content: 'Be brief.' },
    user('One'),
    user('Two'),
  ]);
});

test('a request that repeats the history adds only what is new', async () => {
  await using it = await openApi();
  const first = [user('[[sandbox:tokens=1]]')];
  const { session_id, message } = await told(it, first);
  const repeated = [...first, message, user('[[sandbox:tokens=2]]')];
  await told(it, repeated, { session_id });
  const history = await it.api.call('GET', '/v1/chat/history', { token: it.token });
  const { sessions } = History.parse(await history.json());
  expect(sessions[0]?.messages).toEqual([...repeated, assistant('w1 w2')]);
});

test('a request that repeats another history adds everything', async () => {
  const textModels = scriptedModels([]);
  await using it = await openApi({ ports: { textModels } });
  const { session_id } = await told(it, 'One');
  await told(it, [user('Another one'), assistant('Yes'), user('Two')], { session_id });
  expect(textModels.asked[1]?.messages.map(({ content }) => content)).toEqual([
    'One',
    'Another one',
    'Yes',
    'Two',
  ]);
});

test('the model named with a session is the session\u2019s from then on', async () => {
  await using it = await openApi();
  const { session_id } = await told(it, 'Hi', { model: 'gpt-4' });
  expect(await told(it, 'Hi', { session_id, model: 'sandbox' })).toMatchObject({
    session_id,
    model: 'sandbox',
  });
  const history = await it.api.call('GET', '/v1/chat/history?model=sandbox', { token: it.token });
  expect(await history.json()).toMatchObject({ total: 1, sessions: [{ id: session_id, model: 'sandbox' }] });
});

test.each([
  ['[[sandbox:fail]]', 502, {}],
  ['[[sandbox:429]]', 429, { 'retry-after': '5' }],
  ['[[sandbox:refuse]]', 400, {}],
])('%s before the first word is a %i, streamed or not', async (content, status, headers) => {
  await using it = await openApi();
  for (const stream of [true, false]) {
    const response = await say(it, content, { stream });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(Object.fromEntries(response.headers)).toMatchObject(headers);
    expect(await response.json()).toEqual({ detail: expect.any(String) });
  }
});

test('a model whose provider has no key is unavailable where the sandbox is off', async () => {
  await using it = await openApi({ env: { SANDBOX: 'off' } });
  const response = await say(it, 'Hi');
  expect([response.status, await response.json()]).toEqual([
    503,
    { detail: expect.stringContaining('gpt-4') },
  ]);
});

test('a failure after the first word is an event and no [DONE], and what was said is kept', async () => {
  await using it = await openApi();
  const response = await say(it, '[[sandbox:cut]] [[sandbox:tokens=8]]');
  const text = await response.text();
  expect(textOf(text)).toBe('w1 w2 w3 w4');
  expect(text).not.toContain('[DONE]');
  const turn = await it.api.call('GET', `/v1/chat/turns/${response.headers.get('x-turn-id')}`, {
    token: it.token,
  });
  expect(await turn.json()).toMatchObject({
    status: 'failed',
    message: { content: 'w1 w2 w3 w4' },
    error: expect.any(String),
  });
});

test('a failure in the middle of an answer that was not streamed is a status', async () => {
  await using it = await openApi();
  const response = await say(it, '[[sandbox:cut]] [[sandbox:tokens=8]]', { stream: false });
  expect([response.status, await response.json()]).toEqual([
    502,
    { detail: "The provider's answer broke off." },
  ]);
});

test('a fractional time to wait is told in whole seconds', async () => {
  const failure = new DomainError('rate_limited', 'Busy.', { retryAfterSeconds: 0.25 });
  await using it = await openApi({ ports: { textModels: scriptedModels([], failure) } });
  expect((await say(it, 'Hi')).headers.get('retry-after')).toBe('1');
});

test('a client that leaves neither stops nor changes the answer', async () => {
  const textModels = scriptedModels(['One', ' two', ' three']);
  await using it = await openApi({ ports: { textModels } });
  const leaving = new AbortController();
  const response = await it.api.call('POST', '/v1/chat/stream', {
    token: it.token,
    body: { model: 'gpt-4', messages: [user('Go')] },
    signal: leaving.signal,
  });
  await response.body?.getReader().read();
  leaving.abort();
  const path = `/v1/chat/turns/${response.headers.get('x-turn-id')}`;
  const watched = await it.api.call('GET', `${path}/stream`, { token: it.token });
  expect(textOf(await readWhole(watched, textModels.heardUpTo))).toBe('One two three');
  const turn = await (await it.api.call('GET', path, { token: it.token })).json();
  expect(turn).toMatchObject({
    status: 'complete',
    message: assistant('One two three'),
    usage: { prompt_tokens: 3, completion_tokens: 3 },
  });
});

test('text is stored and given back as it was sent', async () => {
  await using it = await openApi();
  const content = '<b>&amp; "\u{1f600}" \u2028 \\u0000 </b>\r\n\t\u200d\ufeff';
  const { session_id } = await told(it, content);
  const switched = await it.api.call('POST', '/v1/chat/switch-model', {
    token: it.token,
    body: { session_id, model: 'sandbox' },
  });
  expect(await switched.json()).toMatchObject({ messages: [user(content), { role: 'assistant' }] });
});

test('half a character is stored as the sign for a broken one', async () => {
  await using it = await openApi();
  const { session_id } = await told(it, 'a\ud83d');
  const history = await it.api.call('GET', '/v1/chat/history', { token: it.token });
  expect(await history.json()).toMatchObject({
    sessions: [{ id: session_id, messages: [user('a\ufffd'), {}] }],
  });
});

test('a refusal names the session that the question was stored in, streamed or not', async () => {
  await using it = await openApi();
  for (const stream of [true, false]) {
    const response = await say(it, '[[sandbox:fail]]', { stream });
    expect(response.status).toBe(502);
    const session = Number(response.headers.get('x-session-id'));
    expect(await it.app.ports.db.prisma.conversation.count({ where: { id: session } })).toBe(1);
  }
});

test('what is open is open to somebody with an old token', async () => {
  await using it = await openApi();
  const response = await it.api.call('GET', '/health', { token: 'gr_live_expired' });
  expect(response.status).toBe(200);
});
