import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { anyBody, each, NOT_TEXT, post } from '#tests/dialects/sessions/bad-input/row.ts';
import { documentedStatuses, sendBad } from '#tests/support/http/bad-requests.ts';
import { type OpenApi, openApi, signToken } from '#tests/support/http/index.ts';
import { stage } from '#tests/support/media/scripted-media.ts';

vi.mock('#server/domain/media/index.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('#tests/support/media/scripted-media.ts')),
}));

const CHAT = '/chat';
const FOREIGN_IMAGE = 'user-2/images/1.png';
// The shared rows spoil the word "gpt-4" wherever it stands.
const picture = {
  model: 'recraft-v3',
  gen_type: 'image',
  uuid: 'user-1',
  visual_prompt: 'A lighthouse',
  art_style: 'gpt-4',
  projectId: 'project-1',
};
const film = {
  ...picture,
  model: 'veo3',
  gen_type: 'video',
  animation_prompt: 'Waves',
  image_s3_key: FOREIGN_IMAGE,
};
const PRESENT_BUT_NO_TEXT = NOT_TEXT.filter(([name]) => !['missing', 'null', 'empty', 'NUL'].includes(name));

/** What is wrong, what is sent, and the message it gets. */
const worded: [name: string, body: object, message: string][] = [
  [
    'nothing',
    {},
    'model must be one of: recraft-v3, imagen, kling-v2.1-master, gen4_turbo, veo3, veo2, auto',
  ],
  [
    'an unknown model',
    { ...picture, model: 'gpt-4' },
    'model must be one of: recraft-v3, imagen, kling-v2.1-master, gen4_turbo, veo3, veo2, auto',
  ],
  ['no gen_type', { ...picture, gen_type: undefined }, 'gen_type must be either image or video'],
  ['another gen_type', { ...picture, gen_type: 'voice' }, 'gen_type must be either image or video'],
  ['no uuid', { ...picture, uuid: undefined }, 'uuid must be a non-empty string'],
  ['no art_style', { ...picture, art_style: '' }, 'art_style must be a non-empty string'],
  ['a blank projectId', { ...picture, projectId: ' \n' }, 'projectId must be a non-empty string'],
  [
    'model before gen_type',
    { ...picture, model: 1, gen_type: 1 },
    'model must be one of: recraft-v3, imagen, kling-v2.1-master, gen4_turbo, veo3, veo2, auto',
  ],
  [
    'art_style before prompts',
    { ...film, art_style: null, image_s3_key: null },
    'art_style must be a non-empty string',
  ],
  [
    'no visual_prompt',
    { ...picture, visual_prompt: undefined },
    'visualPrompt is required for image generation',
  ],
  [
    'a blank visual_prompt',
    { ...picture, visual_prompt: '  ' },
    'visualPrompt is required for image generation',
  ],
  ['no image', { ...film, image_s3_key: undefined }, 'imageS3Key is required for video generation'],
  [
    'neither image nor prompt',
    { ...film, image_s3_key: null, animation_prompt: null },
    'imageS3Key is required for video generation',
  ],
  [
    'no animation_prompt',
    { ...film, animation_prompt: undefined },
    'animationPrompt is required for video generation',
  ],
  [
    'an image model for a video',
    { ...film, model: 'imagen' },
    'model must be one of: kling-v2.1-master, gen4_turbo, veo3, veo2, auto for video generation',
  ],
  [
    'a video model for an image',
    { ...picture, model: 'veo3' },
    'model must be one of: recraft-v3, imagen, auto for image generation',
  ],
  ['a foreign image', film, 'image_s3_key not found'],
  ['a prompt of a number', { ...picture, visual_prompt: 7 }, 'visual_prompt must be a string'],
  ['a body that is a list', [picture], 'body must be a JSON object'],
];

const badRequests = [
  ...anyBody(CHAT, picture),
  ...post(CHAT, [
    ...worded.map(([name, body]) => [name, body] as const),
    ...each(
      'model',
      [...NOT_TEXT, ['a property of every object', '__proto__'], ['in capitals', 'VEO3']],
      (model) => ({ ...picture, model }),
    ),
    ...each('gen_type', [...NOT_TEXT, ['in capitals', 'IMAGE']], (gen_type) => ({ ...picture, gen_type })),
    ...each('uuid', NOT_TEXT, (uuid) => ({ ...picture, uuid })),
    ['uuid: another user’s', { ...picture, uuid: 'user-2' }, 403],
    ['uuid: nobody’s', { ...picture, uuid: 'nobody' }, 403],
    ['uuid: in capitals', { ...picture, uuid: 'USER-1' }, 403],
    ['uuid: a thousand and one letters', { ...picture, uuid: 'u'.repeat(1_001) }],
    ...each('art_style', NOT_TEXT, (art_style) => ({ ...picture, art_style })),
    ['art_style: endless', { ...picture, art_style: 'x'.repeat(2_001) }],
    ...each('projectId', NOT_TEXT, (projectId) => ({ ...picture, projectId })),
    ['projectId: endless', { ...picture, projectId: 'x'.repeat(201) }],
    ...each('visual_prompt', NOT_TEXT, (visual_prompt) => ({ ...picture, visual_prompt })),
    ...each('animation_prompt', NOT_TEXT, (animation_prompt) => ({ ...film, animation_prompt })),
    ...each('image_s3_key', NOT_TEXT, (image_s3_key) => ({ ...film, image_s3_key })),
    ...each('animation_prompt of an image', PRESENT_BUT_NO_TEXT, (animation_prompt) => ({
      ...picture,
      animation_prompt,
    })),
    ...each(
      'image_s3_key',
      [
        ['a path', '../../etc/passwd'],
        ['an address', 'https://example.com/a.png'],
        ['endless', 'k'.repeat(100_000)],
      ],
      (image_s3_key) => ({ ...film, image_s3_key }),
    ),
  ]),
  ...['', 'x'.repeat(256), 'a\tb'].map((key) => ({
    name: `Idempotency-Key "${key.slice(0, 5)}"`,
    method: 'POST' as const,
    path: CHAT,
    body: picture,
    headers: { 'idempotency-key': key },
    status: 400,
    operation: 'POST /chat',
  })),
];

let it: OpenApi;
let token: string;
beforeAll(async () => {
  it = await openApi();
  token = await signToken({ user_id: 'user-1' });
  stage.reset();
  stage.images.set(FOREIGN_IMAGE, 'user-2');
});
afterAll(() => it[Symbol.asyncDispose]());

const Refusal = z.strictObject({
  statusCode: z.int(),
  message: z.string().min(1).max(500),
  error: z.enum(['Bad Request', 'Forbidden', 'Payload Too Large', 'Unsupported Media Type']),
});

test.each(badRequests)('$operation refuses $name with $status', async (row) => {
  const response = await sendBad(it, token, row);
  const text = await response.text();
  expect([response.status, text.slice(0, 300)]).toEqual([row.status, expect.any(String)]);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(Refusal.parse(JSON.parse(text)).statusCode).toBe(row.status);
  expect(documentedStatuses(row.operation)).toContain(String(row.status));
});

test.each(worded)('%s is told in the document’s words', async (_, body, message) => {
  const response = await it.api.call('POST', CHAT, { token, body });
  expect(await response.json()).toEqual({ statusCode: 400, message, error: 'Bad Request' });
});

test('the table has rows enough, and nothing that was refused has made anything', () => {
  expect(badRequests.length).toBeGreaterThan(100);
  expect(stage.kept).toEqual([]);
});

test.each([
  ['a prompt of 100,000 characters, which its model cuts', { visual_prompt: 'é'.repeat(100_000) }],
  ['half a character', { visual_prompt: 'A\ud800' }],
  ['fields that nobody knows', { size: -1, width: 1e308, seed: null, x: { y: [] } }],
  ['what belongs to videos, empty', { animation_prompt: '', image_s3_key: null }],
])('%s is no reason to refuse', async (_, over) => {
  const response = await it.api.call('POST', CHAT, { token, body: { ...picture, ...over } });
  expect(response.status).toBe(200);
});
