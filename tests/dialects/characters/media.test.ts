import { beforeEach, expect, test, vi } from 'vitest';
import type { GenerationView } from '#server/domain/media/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';
import { stage } from '#tests/support/media/scripted-media.ts';

vi.mock('#server/domain/media/index.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('#tests/support/media/scripted-media.ts')),
}));
beforeEach(() => stage.reset());

const VOICE = '/api/v1/media/voice';
const VIDEO = '/api/v1/media/video';
const said = { text: 'Hello, this will be converted to speech', character_id: 'assistant' };
const shown = {
  text: 'A serene landscape with mountains',
  character_id: 'assistant',
  video_settings: { width: 1024, height: 1024, duration_seconds: 5, style: 'realistic' },
};

type Extra = { headers?: Record<string, string>; signal?: AbortSignal; token?: string };
const send = (it: OpenApi, path: string, body: unknown, extra: Extra = {}) =>
  it.api.call('POST', path, { token: it.token, body, ...extra });
const told = async (response: Response) => [response.status, await response.json()];
const statusOf = async (it: OpenApi, id: string) =>
  told(await it.api.call('GET', `/api/v1/media/status/${id}`, { token: it.token }));

test('the document’s voice request is answered as it says, when it is spoken', async () => {
  await using it = await openApi();
  const voice_settings = { speed: 1.0, pitch: 1.0, emotion: 'neutral' };
  const response = await send(it, VOICE, { ...said, voice_settings });
  const id = stage.kept[0]?.view.id;
  expect(response.headers.get('x-sandbox')).toBe('true');
  expect(await told(response)).toEqual([
    200,
    {
      request_id: id,
      audio_url: expect.stringMatching(/^\/assets\/.*\.wav/),
      duration_seconds: 3.2,
      file_size_bytes: 245_760,
      format: 'wav',
      unsupported: [],
      generated_at: '2026-12-01T12:00:05.000Z',
    },
  ]);
  expect(stage.asked[0]?.input).toEqual({
    kind: 'voice',
    model: 'auto',
    prompt: said.text,
    voice: { voice: 'default', speed: 1, pitch: 1, emotion: 'neutral' },
  });
});

test.each([
  [undefined, 'default'],
  [null, 'default'],
  ['assistant', 'default'],
  ['creative', 'expressive'],
])(
  'character %s speaks with the voice %s; what the engine cannot do is listed',
  async (character_id, voice) => {
    await using it = await openApi();
    stage.over = { unsupported: ['emotion', 'pitch'], sandbox: false };
    const voice_settings = { speed: 0.5, pitch: null, emotion: 'sad' };
    const response = await send(it, VOICE, { text: 'Hi', character_id, voice_settings });
    expect(response.headers.get('x-sandbox')).toBeNull();
    expect(await told(response)).toMatchObject([200, { unsupported: ['emotion', 'pitch'] }]);
    expect(stage.asked[0]?.input.voice).toEqual({ voice, speed: 0.5, emotion: 'sad' });
  },
);

test('the document’s video request makes an image first, then sets it in motion', async () => {
  await using it = await openApi();
  const response = await send(it, VIDEO, shown);
  const [image, video] = stage.kept.map(({ view }) => view);
  expect(await told(response)).toEqual([
    200,
    {
      request_id: video?.id,
      video_url: expect.stringMatching(/^\/assets\/.*\.mp4/),
      thumbnail_url: expect.stringMatching(/^\/assets\/.*thumb/),
      duration_seconds: 3.2,
      resolution: '1024x768',
      file_size_bytes: 245_760,
      unsupported: [],
      generated_at: '2026-12-01T12:00:05.000Z',
    },
  ]);
  const shape = { model: 'auto', prompt: shown.text, width: 1024, height: 1024, style: 'realistic' };
  expect(stage.asked.map(({ input }) => input)).toEqual([
    { ...shape, kind: 'image' },
    { ...shape, kind: 'video', imageKey: image?.asset?.key, seconds: 5 },
  ]);
  expect(stage.balance).toBe(100 - 2 - 2.5);
});

test('without a picture of it there is no thumbnail, and what nobody can tell is null', async () => {
  await using it = await openApi();
  stage.assetOver = { posterUrl: null, width: null, durationMs: null, mediaType: 'video/webm; codecs=vp9' };
  expect(await told(await send(it, VIDEO, { text: 'Hi' }))).toMatchObject([
    200,
    { thumbnail_url: null, resolution: null, duration_seconds: null },
  ]);
});

test.each([
  ['content_refused', 400, 'INVALID_REQUEST'],
  ['unsupported_text', 400, 'INVALID_REQUEST'],
  ['provider_failed', 503, 'SERVICE_UNAVAILABLE'],
  ['timed_out', 503, 'SERVICE_UNAVAILABLE'],
])('a voice that ends as %s is a %i that names its request', async (reason, status, code) => {
  await using it = await openApi();
  stage.failures = [{ code: reason, message: 'It was not to be.' }];
  const response = await send(it, VOICE, said);
  const request_id = stage.kept[0]?.view.id ?? '';
  expect(await told(response)).toEqual([
    status,
    { code, message: 'It was not to be.', details: { request_id, reason } },
  ]);
  expect(await statusOf(it, request_id)).toMatchObject([
    200,
    { status: 'failed', result: null, error: { code: reason, message: 'It was not to be.' } },
  ]);
});

test('a cancelled voice says so', async () => {
  await using it = await openApi();
  stage.failures = ['cancelled'];
  expect(await told(await send(it, VOICE, said))).toMatchObject([
    503,
    { code: 'SERVICE_UNAVAILABLE', message: 'The voice was cancelled.' },
  ]);
});

test('where the credits are enough for the image only, the answer says what is missing', async () => {
  await using it = await openApi();
  stage.balance = 3;
  expect(await told(await send(it, VIDEO, shown))).toEqual([
    400,
    { code: 'INVALID_REQUEST', message: 'Insufficient credits' },
  ]);
  expect(stage.kept.map(({ view }) => view.kind)).toEqual(['image']);
});

test('whoever leaves after the image still gets the video, once, by asking again under the same key', async () => {
  await using it = await openApi();
  const gate = Promise.withResolvers<void>();
  stage.gate = gate.promise;
  const leaving = new AbortController();
  const headers = { 'idempotency-key': newId() };
  const left = send(it, VIDEO, shown, { headers, signal: leaving.signal }).catch(() => 'left');
  await vi.waitFor(() => expect(stage.kept).toHaveLength(1));
  leaving.abort();
  expect(await left).toBe('left');
  gate.resolve();
  await vi.waitFor(() => expect(stage.kept[1]?.view.state).toBe('succeeded'));
  await vi.waitFor(async () => expect((await send(it, VIDEO, shown, { headers })).status).toBe(200));
  const again = await send(it, VIDEO, shown, { headers });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(await again.json()).toMatchObject({ request_id: stage.kept[1]?.view.id });
  expect(stage.kept).toHaveLength(2);
});

test('a video that failed after its image is tried no second time under its key, and neither is the image', async () => {
  await using it = await openApi();
  const headers = { 'idempotency-key': newId() };
  const send2 = () => send(it, VIDEO, shown, { headers });
  const gate = Promise.withResolvers<void>();
  stage.gate = gate.promise;
  const first = send2();
  await vi.waitFor(() => expect(stage.kept).toHaveLength(1));
  stage.gate = gate.promise.then(() => void stage.failures.push({ code: 'provider_failed', message: 'No.' }));
  gate.resolve();
  expect((await first).status).toBe(503);
  expect((await send2()).status).toBe(503);
  expect(stage.kept.map(({ view }) => [view.kind, view.state])).toEqual([
    ['image', 'succeeded'],
    ['video', 'failed'],
  ]);
});

test.each([
  ['queued', 'queued', null],
  ['submitting', 'processing', null],
  ['submission_unknown', 'processing', null],
  ['submitted', 'processing', 0],
  ['running', 'processing', 42],
  ['ingesting', 'processing', 100],
  ['cancelled', 'cancelled', 42],
] as const)(
  'a generation that is %s is told as %s, with a progress that is known or null',
  async (state, status, percent) => {
    await using it = await openApi();
    stage.gate = new Promise(() => {});
    const over: Partial<GenerationView> = { state, progress: percent === null ? null : percent / 100 };
    stage.over = { ...over, id: newId() };
    void send(it, VOICE, said).catch(() => undefined);
    await vi.waitFor(() => expect(stage.kept).toHaveLength(1));
    const { id = '' } = stage.over;
    expect(await statusOf(it, id)).toEqual([
      200,
      {
        request_id: id,
        status,
        progress: percent,
        queue_position: 1,
        media_type: 'voice',
        model: 'voice',
        result: null,
        created_at: '2026-12-01T12:00:00.000Z',
        completed_at: null,
      },
    ]);
  },
);

test('a finished generation’s status shows what was made, whatever door it came in by', async () => {
  await using it = await openApi();
  const uuid = it.user.ctx.actor.kind === 'user' ? it.user.ctx.actor.uuid : '';
  const asked = {
    gen_type: 'image',
    model: 'imagen',
    uuid,
    visual_prompt: 'Hi',
    art_style: 'oil',
    projectId: 'p',
  };
  const { generation_id: id, s3_key } = await (await send(it, '/chat', asked)).json();
  expect(await statusOf(it, id)).toEqual([
    200,
    {
      request_id: id,
      status: 'completed',
      progress: 100,
      queue_position: null,
      media_type: 'image',
      model: 'imagen',
      result: {
        image_url: expect.stringMatching(/^\/assets\//),
        thumbnail_url: expect.stringMatching(/^\/assets\//),
        s3_key,
        file_size_bytes: 245_760,
        format: 'png',
        resolution: '1024x768',
        duration_seconds: null,
      },
      created_at: '2026-12-01T12:00:00.000Z',
      completed_at: '2026-12-01T12:00:05.000Z',
    },
  ]);
  await send(it, VOICE, said);
  const voice = stage.kept[1]?.view.id ?? '';
  expect(await statusOf(it, voice)).toMatchObject([
    200,
    {
      media_type: 'voice',
      result: { audio_url: expect.any(String), duration_seconds: 3.2, resolution: null },
    },
  ]);
});

test('without a token nothing is made or told', async () => {
  await using it = await openApi();
  const none = { headers: {} };
  for (const response of [
    await it.api.call('POST', VOICE, { body: said, ...none }),
    await it.api.call('POST', VIDEO, { body: shown, ...none }),
    await it.api.call('GET', `/api/v1/media/status/${newId()}`),
  ]) {
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.json()).toEqual({ code: 'UNAUTHORIZED', message: expect.any(String) });
  }
  expect(stage.asked).toEqual([]);
});
