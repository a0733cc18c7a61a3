import { afterEach, expect, test, vi } from 'vitest';
import { mutate, query, refusalOf } from '#components/shared/api.ts';

const ID = '01900000-0000-7000-8000-000000000000';

afterEach(() => vi.unstubAllGlobals());

function answerWith(body: unknown, status = 200) {
  const fetched = vi.fn<typeof fetch>(async () => Response.json(body, { status }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

const refusal = (call: Promise<unknown>) => call.then(() => null, refusalOf);

test('a query puts its input into the address', async () => {
  const fetched = answerWith({ result: { data: { title: 'Hello' } } });
  expect(await query('conversation.titled', { conversationId: ID })).toEqual({ title: 'Hello' });
  const input = encodeURIComponent(JSON.stringify({ conversationId: ID }));
  expect(fetched).toHaveBeenCalledWith(`/api/trpc/conversation.titled?input=${input}`, { headers: {} });
});

test('a mutation is posted, and outlives the page when it is small enough', async () => {
  const fetched = answerWith({ result: { data: { undoSeconds: 8 } } });
  await mutate('conversation.remove', { conversationId: ID });
  await mutate('conversation.rename', { conversationId: ID, title: 'x'.repeat(30_000) });
  const [small, large] = fetched.mock.calls.map(([, init]) => init);
  expect(small).toMatchObject({
    method: 'POST',
    body: JSON.stringify({ conversationId: ID }),
    keepalive: true,
  });
  expect(large).toMatchObject({ keepalive: false });
});

test('a refusal carries the words, the status and the time to wait', async () => {
  answerWith({ error: { message: 'Slow down.', data: { httpStatus: 429, retryAfterSeconds: 12 } } }, 429);
  expect(await refusal(query('conversation.list', {}))).toEqual({
    message: 'Slow down.',
    status: 429,
    retryAfterSeconds: 12,
  });
});

test('no answer, or one that is not ours, is a server out of reach', async () => {
  const unreachable = { message: 'The server could not be reached.', status: null, retryAfterSeconds: null };
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await refusal(query('conversation.list', {}))).toEqual(unreachable);
  vi.stubGlobal('fetch', async () => new Response('<h1>502 Bad Gateway</h1>', { status: 502 }));
  expect(await refusal(query('conversation.list', {}))).toEqual(unreachable);
});

test('one request too many is sent again by itself, thrice in all, where that is soon', async () => {
  const refusedFor = (retryAfterSeconds: number) =>
    Response.json(
      { error: { message: 'Slow down.', data: { httpStatus: 429, retryAfterSeconds } } },
      { status: 429 },
    );
  const answers = [
    refusedFor(0.01),
    refusedFor(0.01),
    Response.json({ result: { data: { title: 'Hello' } } }),
  ];
  vi.stubGlobal('fetch', async () => answers.shift());
  expect(await query('conversation.titled', { conversationId: ID })).toEqual({ title: 'Hello' });
  answers.push(refusedFor(0.01), refusedFor(0.01), refusedFor(0.01));
  expect(await refusal(query('conversation.titled', { conversationId: ID }))).toMatchObject({ status: 429 });
  expect(answers).toEqual([]);
});
