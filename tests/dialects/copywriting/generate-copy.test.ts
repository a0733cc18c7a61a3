import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';
import { startApi } from '#tests/support/http/start-api.ts';

const PATH = '/api/v1/generate/chat';

let it: OpenApi;
beforeAll(async () => {
  it = await openApi();
});
afterAll(() => it[Symbol.asyncDispose]());

const Answered = z.looseObject({
  data: z.object({
    userChatInput: z.looseObject({ messageId: z.string() }),
    tab: z.looseObject({ id: z.int() }),
    response: z.string(),
  }),
});

type Over = { tabid?: number; messageId?: string; title?: string; feature?: string; name?: string };

function ask(
  over: Over = {},
  options: { token?: string; headers?: Record<string, string> } = {},
  api = it.api,
) {
  const { tabid, name = 'friendly', ...input } = over;
  const userChatInput = { title: 'Tea', feature: 'Picked by hand', tone: { name }, ...input };
  return api.call('POST', PATH, { token: it.token, body: { tabid, userChatInput }, ...options });
}

const answered = async (response: Response) => Answered.parse(await response.json()).data;

describe('a follow-up', () => {
  test('knows the tab, which keeps its first name', async () => {
    const first = await answered(await ask());
    const second = await answered(
      await ask({ tabid: first.tab.id, messageId: 'm-2', name: 'luxury', feature: 'Add the price' }),
    );
    expect(second.tab).toMatchObject({ id: first.tab.id, name: 'Tea_friendly' });
    expect(second.response).toContain('Picked by hand, price.');
  });

  test('gets the rules and the tab with the prompt, as the echo shows', async () => {
    const first = await answered(await ask());
    const { response } = await answered(
      await ask({ tabid: first.tab.id, messageId: 'm-2', feature: '[[sandbox:echo]] x' }),
    );
    expect(response).toMatch(/^\[system\] You are a copywriter\b/);
  });

  test('with the same messageId and other content is the 409 of the contract', async () => {
    const { tab, userChatInput } = await answered(await ask());
    const { messageId } = userChatInput;
    const response = await ask({ tabid: tab.id, messageId, title: 'Coffee' });
    expect([response.status, await response.json()]).toEqual([
      409,
      {
        success: false,
        message: 'Message already exists',
        error: {
          code: 'DUPLICATE_MESSAGE',
          details:
            'This messageId belongs to another request of this tab: a new request needs a new messageId.',
        },
      },
    ]);
  });
});

test('text comes back as it was sent', async () => {
  const title = ` <b>"Tea" & \\'Zen'</b>\n${'🍵'.repeat(3)} `;
  const { userChatInput, tab } = await answered(await ask({ title, name: 'WITTY' }));
  expect(userChatInput).toMatchObject({ title, tone: { id: 5, name: 'witty' } });
  expect(tab['name']).toBe(`${title}_witty`);
});

test.each([
  ['fail', 502, 'UPSTREAM_FAILED'],
  ['cut', 502, 'UPSTREAM_FAILED'],
  ['refuse', 400, 'CONTENT_REFUSED'],
  ['429', 429, 'RATE_LIMITED'],
])('the sandbox asked to %s answers %i', async (command, status, code) => {
  const response = await ask({ feature: `Picked [[sandbox:${command}]] by hand` });
  expect([response.status, await response.json()]).toMatchObject([
    status,
    { success: false, error: { code } },
  ]);
  expect(response.headers.get('retry-after')).toBe(status === 429 ? '5' : null);
});

test('every answer is at most 300 characters, whatever the model says', async () => {
  const { response } = await answered(await ask({ feature: 'x [[sandbox:tokens=500]]' }));
  expect(response).toMatch(/^w1 w2 .* w\d+$/);
  expect(response.length).toBeLessThanOrEqual(300);
});

describe('a text that is not finished in time', () => {
  const deadline = () => AbortSignal.abort();

  test('is the 504 that says how to get it, and is there then', async () => {
    await using hurried = await startApi({ ...it.app.ports, deadline });
    const { tab } = await answered(await ask());
    const over = { tabid: tab.id, messageId: 'm-late' };
    const response = await ask(over, {}, hurried);
    expect([response.status, await response.json()]).toEqual([
      504,
      {
        success: false,
        message: 'Not finished in time',
        error: {
          code: 'TIMEOUT',
          details: `The text is not finished within 10 seconds and goes on being written in tab ${tab.id}. Send messageId "m-late" with this tabid again to get it.`,
        },
      },
    ]);
    const again = await answered(await ask(over));
    expect(again.response).toContain('Picked by hand');
  });

  test('is found again by the Idempotency-Key of a first request, and written once', async () => {
    await using hurried = await startApi({ ...it.app.ports, deadline });
    const headers = { 'idempotency-key': 'tea-1' };
    const before = await it.app.ports.db.prisma.conversation.count();
    expect((await ask({}, { headers }, hurried)).status).toBe(504);
    const retried = await ask({}, { headers });
    expect([retried.status, retried.headers.get('idempotent-replayed')]).toEqual([200, null]);
    const replayed = await ask({}, { headers });
    expect(replayed.headers.get('idempotent-replayed')).toBe('true');
    expect(await replayed.text()).toBe(await retried.text());
    expect(await it.app.ports.db.prisma.conversation.count()).toBe(before + 1);
  });
});

test('the same Idempotency-Key with another request is a 422 in the family’s form', async () => {
  const headers = { 'idempotency-key': 'tea-2' };
  await ask({}, { headers });
  const response = await ask({ title: 'Coffee' }, { headers });
  expect([response.status, await response.json()]).toMatchObject([
    422,
    { success: false, error: { code: 'IDEMPOTENCY_KEY_REUSED' } },
  ]);
});

test('a stranger’s request finds no tab of mine, and a key without the scope writes nothing', async () => {
  const { tab, response } = await answered(await ask());
  const stranger = await it.app.newUser();
  const { secret: token } = await it.app.apiKey(stranger.ctx);
  const refused = await ask({ tabid: tab.id, messageId: 'm-1' }, { token });
  const text = await refused.text();
  expect([refused.status, text]).toEqual([404, expect.stringContaining('"TAB_NOT_FOUND"')]);
  expect(text).not.toContain(response);
  const narrow = await it.app.apiKey((await it.app.newUser({ admin: true })).ctx, { scopes: ['metrics'] });
  const forbidden = await ask({}, { token: narrow.secret });
  expect([forbidden.status, await forbidden.json()]).toMatchObject([403, { error: { code: 'FORBIDDEN' } }]);
});
