import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { openApi, runCurl, signToken } from '#tests/support/http/index.ts';
import { stage } from '#tests/support/media/scripted-media.ts';

vi.mock('#server/domain/media/index.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('#tests/support/media/scripted-media.ts')),
}));
beforeEach(() => stage.reset());

const printed = readFileSync(path.join(import.meta.dirname, 'fixtures/document-000.sh'), 'utf8');

/** The document's lines by what they are for, as printed there. */
const lines = new Map(
  printed.split(/^# /m).flatMap((part) => {
    const end = part.indexOf('\n');
    return end === -1 ? [] : [[part.slice(0, end), part.slice(end + 1).trim()] as const];
  }),
);
const IMAGE_KEY = 'user-123/images/abc123-def456.png';

test.each([
  ['image', 50.5, 'recraft-v3', '{"used":1,"balance":49.5}'],
  ['veo3 video', 100, 'veo3', '{"used":37.5,"balance":62.5}'],
  ['kling video', 49.5, 'kling-v2.1-master', '{"used":20,"balance":29.5}'],
])('the document’s line for %s is answered as it says', async (name, balance, model, credits) => {
  await using it = await openApi();
  stage.balance = balance;
  stage.images.set(IMAGE_KEY, 'user-123');
  const token = await signToken({ user_id: 'user-123' });
  const response = await runCurl(lines.get(name) ?? '', { origin: it.api.url, token });
  const text = await response.text();
  const image = name === 'image';
  expect([response.status, JSON.parse(text)]).toEqual([
    200,
    {
      s3_key: expect.stringMatching(
        image ? /^user-123\/images\/[\w-]+\.png$/ : /^user-123\/videos\/[\w-]+\.mp4$/,
      ),
      model,
      ...(image ? { image_size_bytes: 245_760 } : {}),
      credits: JSON.parse(credits),
      generation_id: expect.any(String),
      url: expect.any(String),
    },
  ]);
  expect(text).toContain(`"credits":${credits}`);
});

test.each([...lines.keys()])('without a token that is good, the line for %s is a 401', async (name) => {
  await using it = await openApi();
  for (const token of ['YOUR_TOKEN', '']) {
    const response = await runCurl(lines.get(name) ?? '', { origin: it.api.url, token });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.json()).toEqual({
      statusCode: 401,
      message: expect.any(String),
      error: 'Unauthorized',
    });
  }
  expect(stage.asked).toEqual([]);
});

test('the document’s two errors have their bodies', async () => {
  await using it = await openApi();
  const token = await signToken({ user_id: 'user-123' });
  const ask = (name: string, change: (line: string) => string) =>
    runCurl(change(lines.get(name) ?? ''), { origin: it.api.url, token });
  const without = await ask('veo3 video', (line) => line.replace(/^\s*"image_s3_key".*\n/m, ''));
  expect([without.status, await without.json()]).toEqual([
    400,
    { statusCode: 400, message: 'imageS3Key is required for video generation', error: 'Bad Request' },
  ]);
  stage.failures = [{ code: 'provider_failed', message: 'The provider failed.' }];
  const failed = await ask('image', (line) => line);
  expect([failed.status, await failed.json()]).toEqual([
    500,
    {
      statusCode: 500,
      message: 'Failed to generate image',
      error: 'Internal Server Error',
      generation_id: expect.any(String),
    },
  ]);
});
