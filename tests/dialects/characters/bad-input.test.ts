import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ErrorBody } from '#server/dialects/characters/schema.ts';
import { anyBody, type BadRequest, each, NOT_TEXT, post } from '#tests/dialects/sessions/bad-input/row.ts';
import { documentedStatuses, sendBad } from '#tests/support/http/bad-requests.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';
import { stage } from '#tests/support/media/scripted-media.ts';

vi.mock('#server/domain/media/index.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('#tests/support/media/scripted-media.ts')),
}));

const [VOICE, VIDEO] = ['/api/v1/media/voice', '/api/v1/media/video'];
const FOREIGN = 'aaaaaaaa-2222-7333-8444-555555555555';
// The shared rows spoil the word "gpt-4" wherever it stands.
const said = { text: 'gpt-4', character_id: 'assistant' };

const NO_NUMBER = [
  ['text', '1'],
  ['true', true],
  ['a list', [1]],
  ['an object', {}],
  ['negative', -1],
  ['zero', 0],
  ['enormous', 1e300],
] as const;
const NO_OBJECT = [
  ['text', 'fast'],
  ['a number', 1],
  ['a list', []],
  ['true', true],
] as const;

const bodies = (path: string) => [
  ...anyBody(path, said),
  ...post(path, [
    ['nothing', {}],
    ...each('text', NOT_TEXT, (text) => ({ ...said, text })),
    ['text: blank', { ...said, text: ' \n\t' }],
    ['text: 5,001 characters', { ...said, text: 'x'.repeat(5_001) }],
    ['text: 5,001 emojis', { ...said, text: '🐦'.repeat(5_001) }],
    ['text: 100,000 characters', { ...said, text: 'x'.repeat(100_000) }],
    ...each(
      'character_id',
      NOT_TEXT.filter(([name]) => name !== 'missing' && name !== 'null'),
      (character_id) => ({ ...said, character_id }),
    ),
    ['character_id: a hundred and one letters', { ...said, character_id: 'c'.repeat(101) }],
    ['character_id: unknown', { ...said, character_id: 'nobody' }, 404],
    ['character_id: a property of every object', { ...said, character_id: '__proto__' }, 404],
    ['character_id: in capitals', { ...said, character_id: 'Assistant' }, 404],
  ]),
];

const statuses = (
  [
    ['no UUID', 'media_req_123'],
    ['NUL', '%00'],
    ['a UUID and NUL', `${FOREIGN}%00`],
    ['no UTF-8', '%ff'],
    ['very long', 'x'.repeat(4_000)],
    ['nobody’s', '99999999-2222-7333-8444-555555555555'],
    ['another user’s', FOREIGN],
    ['another user’s, in capitals', FOREIGN.toUpperCase()],
  ] as const
).map(
  ([name, id]): BadRequest => ({
    name,
    method: 'GET',
    path: `/api/v1/media/status/${id}`,
    status: 404,
    operation: 'GET /api/v1/media/status/{request_id}',
  }),
);

const badRequests = [
  ...bodies(VOICE),
  ...post(VOICE, [
    ...each('voice_settings', NO_OBJECT, (voice_settings) => ({ ...said, voice_settings })),
    ...(['speed', 'pitch'] as const).flatMap((name) =>
      each(name, [...NO_NUMBER, ['below', 0.49], ['above', 2.01]], (value) => ({
        ...said,
        voice_settings: { [name]: value },
      })),
    ),
    ...each('emotion', [...NOT_TEXT.slice(2), ['unknown', 'bored'], ['in capitals', 'HAPPY']], (emotion) => ({
      ...said,
      voice_settings: { emotion },
    })),
  ]),
  ...bodies(VIDEO),
  ...post(VIDEO, [
    ...each('video_settings', NO_OBJECT, (video_settings) => ({ ...said, video_settings })),
    ...(['width', 'height'] as const).flatMap((name) =>
      each(name, [...NO_NUMBER, ['below', 255], ['above', 2049], ['a fraction', 512.5]], (value) => ({
        ...said,
        video_settings: { [name]: value },
      })),
    ),
    ...each('duration_seconds', [...NO_NUMBER, ['below', 0.9], ['above', 10.1]], (duration_seconds) => ({
      ...said,
      video_settings: { duration_seconds },
    })),
    ...each('style', [...NOT_TEXT.slice(3), ['endless', 'x'.repeat(2_001)]], (style) => ({
      ...said,
      video_settings: { style },
    })),
  ]),
  ...statuses,
];

let it: OpenApi;
beforeAll(async () => {
  it = await openApi();
  stage.reset();
  const other = await it.app.newUser();
  const { secret } = await it.app.apiKey(other.ctx);
  stage.over = { id: FOREIGN };
  await it.api.call('POST', VOICE, { token: secret, body: said });
  stage.over = {};
});
afterAll(() => it[Symbol.asyncDispose]());

test.each(badRequests)('$operation refuses $name with $status', async (row) => {
  const response = await sendBad(it, it.token, row);
  const text = await response.text();
  expect([response.status, text.slice(0, 300)]).toEqual([row.status, expect.any(String)]);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  // A path that is no UTF-8 is nobody's, so it is refused by whoever answers for unknown paths.
  if (row.path.endsWith('%ff')) return;
  expect(ErrorBody.parse(JSON.parse(text)).code).toBe(row.status === 404 ? 'NOT_FOUND' : 'INVALID_REQUEST');
  expect(documentedStatuses(row.operation)).toContain(String(row.status));
});

test('the table has rows enough, and nothing that was refused has made anything', () => {
  expect(badRequests.length).toBeGreaterThan(150);
  expect(stage.kept).toHaveLength(1);
});

test('what is wrong is named by its place in the request', async () => {
  const body = { ...said, voice_settings: { speed: 3 } };
  const response = await it.api.call('POST', VOICE, { token: it.token, body });
  expect(await response.json()).toEqual({
    code: 'INVALID_REQUEST',
    message: 'voice_settings.speed: must be at most 2',
    details: { field: 'voice_settings.speed' },
  });
});

test('5,000 emojis are 5,000 characters', async () => {
  const body = { text: '🐦'.repeat(5_000), character_id: null, voice_settings: null };
  expect((await it.api.call('POST', VOICE, { token: it.token, body })).status).toBe(200);
});
