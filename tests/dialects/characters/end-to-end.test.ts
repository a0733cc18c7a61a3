import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { entriesOf, openDoors } from '#tests/support/media/index.ts';

vi.setConfig({ testTimeout: 120_000 });

const Told = z.looseObject({ request_id: z.string() });

test('the document’s voice and video are made, can be played, and have the status it shows', async () => {
  await using it = await openDoors();
  const { secret: token } = await it.app.apiKey((await it.app.newUser()).ctx);
  const send = async (path: string, body: unknown) => {
    const response = await it.api.call('POST', path, { token, body });
    expect([response.status, response.headers.get('x-sandbox')]).toEqual([200, 'true']);
    return Told.parse(await response.json());
  };
  const statusOf = async (id: string) =>
    (await it.api.call('GET', `/api/v1/media/status/${id}`, { token })).json();
  const part = async (url: unknown) => {
    const response = await fetch(`${it.api.url}${String(url)}`, { headers: { range: 'bytes=0-11' } });
    expect(response.status).toBe(206);
    return Buffer.from(await response.arrayBuffer()).toString('latin1');
  };

  const voice = await send('/api/v1/media/voice', {
    text: 'Hello, this will be converted to speech',
    character_id: 'assistant',
    voice_settings: { speed: 1.0, pitch: 1.0, emotion: 'neutral' },
  });
  expect(voice).toMatchObject({ format: 'wav', audio_url: expect.stringMatching(/^\/assets\/audio\//) });
  expect(voice['duration_seconds']).toBeGreaterThan(1);
  expect(await part(voice['audio_url'])).toMatch(/^RIFF....WAVE/s);
  expect(await statusOf(voice.request_id)).toMatchObject({
    request_id: voice.request_id,
    status: 'completed',
    progress: 100,
    media_type: 'voice',
    result: { audio_url: expect.any(String), duration_seconds: voice['duration_seconds'] },
  });

  const video = await send('/api/v1/media/video', {
    text: 'A serene landscape with mountains',
    character_id: 'assistant',
    video_settings: { width: 1024, height: 1024, duration_seconds: 5, style: 'realistic' },
  });
  expect(video).toMatchObject({ resolution: '1024x1024' });
  // What the file says of itself: its sound may end some milliseconds after its last picture.
  expect(video['duration_seconds']).toBeCloseTo(5, 1);
  expect((await part(video['video_url'])).slice(4, 8)).toBe('ftyp');
  expect(await part(video['thumbnail_url'])).toMatch(/^RIFF....WEBP/s);
  expect(await statusOf(video.request_id)).toMatchObject({
    status: 'completed',
    media_type: 'video',
    result: { video_url: expect.any(String), duration_seconds: video['duration_seconds'] },
  });
});

test('who waits for a voice while its provider is busy is told so; nothing is charged, and nobody else waits with them', async () => {
  await using it = await openDoors({}, { busySeconds: 0.2 });
  const { ctx, userId } = await it.app.newUser();
  const { secret: token } = await it.app.apiKey(ctx);
  const speak = (text: string, headers: Record<string, string> = {}) =>
    it.api.call('POST', '/api/v1/media/voice', { token, body: { text }, headers });
  const busy = await speak('[[sandbox:429]] Hello');
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '1']);
  const told = z
    .object({ code: z.string(), details: z.object({ request_id: z.string() }) })
    .parse(await busy.json());
  expect(told.code).toBe('RATE_LIMIT_EXCEEDED');
  const states = async () =>
    (await it.app.ports.db.prisma.generation.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(
      ({ state }) => state,
    );
  expect(await states()).toEqual(['cancelled']);
  expect(await entriesOf(ctx, told.details.request_id)).toEqual(['hold', 'release']);
  // Under a key it will be asked for again: it goes on waiting, and is one.
  for (let time = 0; time < 2; time++)
    expect((await speak('[[sandbox:429]] Hi', { 'idempotency-key': 'mine' })).status).toBe(429);
  expect(await states()).toHaveLength(2);
  expect((await speak('Hello')).status).toBe(200);
});
