import { beforeEach, expect, test, vi } from 'vitest';
import type { GenerationState } from '#server/domain/media/index.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { type OpenApi, openApi, signToken } from '#tests/support/http/index.ts';
import { stage } from '#tests/support/media/scripted-media.ts';

vi.mock('#server/domain/media/index.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('#tests/support/media/scripted-media.ts')),
}));
beforeEach(() => stage.reset());

const picture = {
  model: 'recraft-v3',
  gen_type: 'image',
  uuid: 'user-1',
  visual_prompt: 'A lighthouse',
  art_style: 'watercolour',
  projectId: 'project-1',
};
const film = {
  ...picture,
  model: 'gen4_turbo',
  gen_type: 'video',
  animation_prompt: 'Waves break',
  image_s3_key: 'user-1/images/1.png',
};

type Options = { token?: string; headers?: Record<string, string>; signal?: AbortSignal };

async function chat(it: OpenApi, body: unknown, options: Options = {}): Promise<Response> {
  const token = options.token ?? (await signToken({ user_id: 'user-1' }));
  return it.api.call('POST', '/chat', { body, ...options, token });
}

async function refusalOf(response: Response) {
  const { message } = await response.json();
  return [response.status, message];
}

test('what is asked for reaches the domain in its words', async () => {
  await using it = await openApi();
  stage.images.set(film.image_s3_key, 'user-1');
  expect((await chat(it, picture)).status).toBe(200);
  expect((await chat(it, film)).status).toBe(200);
  const common = { style: 'watercolour', project: 'project-1' };
  expect(stage.asked).toEqual([
    { by: 'user-1', input: { ...common, kind: 'image', model: 'recraft-v3', prompt: 'A lighthouse' } },
    {
      by: 'user-1',
      input: {
        ...common,
        kind: 'video',
        model: 'gen4_turbo',
        prompt: 'Waves break',
        imageKey: film.image_s3_key,
      },
    },
  ]);
});

test.each([
  ['auto', 'image', 'imagen'],
  ['auto', 'video', 'gen4_turbo'],
  ['veo2', 'video', 'veo2'],
])('%s is a model for %s, and the answer names the one that ran', async (model, gen_type, ran) => {
  await using it = await openApi();
  stage.images.set(film.image_s3_key, 'user-1');
  const response = await chat(it, { ...film, model, gen_type });
  expect([response.status, await response.json()]).toMatchObject([200, { model: ran }]);
  expect(stage.asked[0]?.input.model).toBe(model);
});

test('the sandbox’s work is marked, also where it failed; a provider’s is not', async () => {
  await using it = await openApi();
  const markOf = async (headers = {}) => (await chat(it, picture, { headers })).headers.get('x-sandbox');
  expect([await markOf(), await markOf({ prefer: 'respond-async' })]).toEqual(['true', 'true']);
  stage.failures = ['cancelled'];
  expect(await markOf()).toBe('true');
  stage.over = { sandbox: false };
  expect([await markOf(), await markOf({ prefer: 'respond-async' })]).toEqual([null, null]);
});

test.each([
  ['0.500000', '12345678901234.123456', '{"used":0.5,"balance":12345678901234.123456}'],
  ['0', '0.000001', '{"used":0,"balance":0.000001}'],
  ['10.000000', '100', '{"used":10,"balance":100}'],
])('credits of %s and %s are sent digit for digit', async (used, balance, credits) => {
  await using it = await openApi();
  stage.over = { credits: { used, balance } };
  expect(await (await chat(it, picture)).text()).toContain(`"credits":${credits}`);
});

test.each([
  'respond-async',
  'Respond-Async',
  'handling=lenient, respond-async; wait=10',
  'respond-async, wait=5',
])('Prefer: %s answers at once and says where to look', async (prefer) => {
  await using it = await openApi();
  stage.gate = new Promise(() => {});
  const response = await chat(it, picture, { headers: { prefer } });
  const text = await response.text();
  expect([response.status, response.headers.get('preference-applied')]).toEqual([202, 'respond-async']);
  const { generation_id: id, ...rest } = JSON.parse(text);
  expect(rest).toEqual({ status: 'queued', credits: { used: 1, balance: 99 } });
  expect(response.headers.get('location')).toBe(`/api/v1/media/status/${id}`);
  const status = await it.api.call('GET', response.headers.get('location') ?? '', {
    token: await signToken({ user_id: 'user-1' }),
  });
  expect([status.status, await status.json()]).toMatchObject([
    200,
    { request_id: id, status: 'queued', result: null },
  ]);
});

test.each(['x-respond-async', 'respond-async-not', 'wait=5'])('Prefer: %s waits', async (prefer) => {
  await using it = await openApi();
  const response = await chat(it, picture, { headers: { prefer } });
  expect([response.status, response.headers.get('preference-applied')]).toEqual([200, null]);
});

test.each([
  ['failed' as const, { code: 'content_refused', message: 'Refused.' }],
  ['cancelled' as const, 'cancelled' as const],
])('a video that %s is a 500 that names its generation', async (state: GenerationState, failure) => {
  await using it = await openApi();
  stage.images.set(film.image_s3_key, 'user-1');
  stage.failures = [failure];
  const response = await chat(it, film);
  expect([response.status, await response.json()]).toEqual([
    500,
    {
      statusCode: 500,
      message: 'Failed to generate video',
      error: 'Internal Server Error',
      generation_id: stage.kept[0]?.view.id,
    },
  ]);
  expect(stage.kept[0]?.view.state).toBe(state);
});

test('too few credits are a 400, and nothing is made', async () => {
  await using it = await openApi();
  stage.balance = 0.5;
  const response = await chat(it, picture);
  expect([response.status, await response.json()]).toEqual([
    400,
    { statusCode: 400, message: 'Insufficient credits', error: 'Bad Request' },
  ]);
  expect(stage.kept).toEqual([]);
});

test('an image of somebody else is not found, and neither is one of nobody', async () => {
  await using it = await openApi();
  stage.images.set(film.image_s3_key, 'user-2');
  for (const image_s3_key of [film.image_s3_key, 'user-1/images/none.png', '../../etc/passwd'])
    expect(await refusalOf(await chat(it, { ...film, image_s3_key }))).toEqual([
      400,
      'image_s3_key not found',
    ]);
});

test.each([
  ['invalid_input', 'prompt: is too long', { field: 'prompt' }, [400, 'visual_prompt is too long']],
  ['invalid_input', 'style: is odd', { field: 'style' }, [400, 'art_style is odd']],
  ['invalid_input', 'project: is odd', { field: 'project' }, [400, 'projectId is odd']],
  ['unavailable', 'Nobody can make this.', {}, [503, 'Nobody can make this.']],
] as const)('the domain’s %s "%s" is told in this family’s words', async (code, message, details, told) => {
  await using it = await openApi();
  stage.refusal = new DomainError(code, message, { details });
  expect(await refusalOf(await chat(it, picture))).toEqual(told);
});

test('somebody else’s uuid is refused, known or not; nothing is made', async () => {
  await using it = await openApi();
  for (const uuid of ['user-2', it.user.ctx.actor.kind === 'user' ? it.user.ctx.actor.uuid : '', 'USER-1']) {
    expect(await refusalOf(await chat(it, { ...picture, uuid }))).toEqual([403, 'uuid must be your own']);
    // A key without scopes may do what its user may: that is not to act for others.
    expect(await refusalOf(await chat(it, { ...picture, uuid: 'user-2' }, { token: it.token }))).toEqual([
      403,
      'uuid must be your own',
    ]);
  }
  expect(stage.asked).toEqual([]);
});

test('a key with the scope act-as names who is charged and owns the result', async () => {
  await using it = await openApi();
  await chat(it, picture);
  const admin = await it.app.newUser({ admin: true });
  const { secret } = await it.app.apiKey(admin.ctx, { scopes: ['act-as'] });
  stage.images.set(film.image_s3_key, 'user-1');
  const response = await chat(it, film, { token: secret });
  expect([response.status, await response.json()]).toMatchObject([
    200,
    { s3_key: expect.stringMatching(/^user-1\/videos\//) },
  ]);
  const by = admin.ctx.actor.kind === 'user' ? admin.ctx.actor.uuid : '';
  expect(stage.asked.at(-1)?.by).toBe('user-1');
  const own = await chat(it, { ...picture, uuid: by }, { token: secret });
  expect(own.status).toBe(200);
  expect(stage.asked.at(-1)?.by).toBe(by);
  const nobody = await chat(it, { ...picture, uuid: 'user-9' }, { token: secret });
  expect(await refusalOf(nobody)).toEqual([404, 'There is no user with this uuid']);
});

test('a key that may only read figures makes nothing', async () => {
  await using it = await openApi();
  const admin = await it.app.newUser({ admin: true });
  const { secret } = await it.app.apiKey(admin.ctx, { scopes: ['metrics'] });
  const response = await chat(it, picture, { token: secret });
  expect(await refusalOf(response)).toEqual([403, 'This key lacks the scope "chat".']);
});

test('the same request under one key is made and charged once, whatever became of the first answer', async () => {
  await using it = await openApi();
  const headers = { 'idempotency-key': newId() };
  const gate = Promise.withResolvers<void>();
  stage.gate = gate.promise;
  const leaving = new AbortController();
  const left = chat(it, picture, { headers, signal: leaving.signal }).catch(() => 'left');
  await vi.waitFor(() => expect(stage.kept).toHaveLength(1));
  leaving.abort();
  expect(await left).toBe('left');
  const rows = () => it.app.ports.db.prisma.idempotencyKey.count({ where: { status: null } });
  await vi.waitFor(async () => expect(await rows()).toBe(0));
  gate.resolve();
  const second = await chat(it, picture, { headers });
  const third = await chat(it, picture, { headers });
  expect([second.status, third.status, third.headers.get('idempotent-replayed')]).toEqual([200, 200, 'true']);
  expect(await third.text()).toBe(await second.text());
  expect([stage.kept.length, stage.balance, third.headers.get('x-sandbox')]).toEqual([1, 99, 'true']);
  const other = await chat(it, { ...picture, art_style: 'oil' }, { headers });
  expect((await refusalOf(other))[0]).toBe(400);
});

test('a failure under a key stays that failure: it is not made and charged again', async () => {
  await using it = await openApi();
  const headers = { 'idempotency-key': newId() };
  stage.failures = [{ code: 'provider_failed', message: 'The provider failed.' }];
  const first = await (await chat(it, picture, { headers })).json();
  const again = await chat(it, picture, { headers });
  expect([again.status, await again.json()]).toEqual([500, first]);
  expect([stage.kept.length, stage.balance]).toEqual([1, 99]);
});

test('one key of the one who acts is another piece of work for each whom it acts for', async () => {
  await using it = await openApi();
  const headers = { 'idempotency-key': newId() };
  await chat(it, picture, { headers });
  const admin = await it.app.newUser({ admin: true });
  const { secret } = await it.app.apiKey(admin.ctx, { scopes: ['act-as'] });
  const response = await chat(it, picture, { token: secret, headers });
  expect([response.status, response.headers.get('idempotent-replayed')]).toEqual([200, null]);
  expect(stage.kept.map(({ owner }) => owner)).toEqual(['user-1', 'user-1']);
});

test('GET /chat sends a person to the page', async () => {
  await using it = await openApi();
  for (const method of ['GET', 'HEAD']) {
    const response = await fetch(`${it.api.url}/chat?x=1`, { method, redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([307, '/']);
  }
  const wrong = await it.api.call('PUT', '/chat');
  expect([wrong.status, wrong.headers.get('allow'), await wrong.json()]).toEqual([
    405,
    'POST, GET',
    { statusCode: 405, message: 'PUT is not possible here; allowed: POST, GET', error: 'Method Not Allowed' },
  ]);
});
