import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { RemoteMedia } from '#server/kernel/remote-media.ts';
import { likeness, openApi, printedBlocks, printedText, signToken } from '#tests/support/http/index.ts';
import { makePicture, sourceOf } from '#tests/support/media/index.ts';

// The recogniser of speech loads its weights.
vi.setConfig({ testTimeout: 120_000 });

/** What the printed addresses lead to; nothing leaves this machine. */
const OUTSIDE: Readonly<Record<string, Uint8Array>> = {
  'https://example.com/image.jpg': await makePicture('jpeg'),
  'https://example.com/audio.mp3': await readFile(
    'node_modules/@ai-sdk/openai/src/transcription/transcription-test.mp3',
  ),
};
const fetched: string[] = [];
const remoteMedia: RemoteMedia = {
  async fetch(url) {
    fetched.push(url);
    return { ...sourceOf(OUTSIDE[url] ?? Buffer.alloc(0)), close: () => Promise.resolve() };
  },
};

const it = await openApi({ ports: { remoteMedia } });
afterAll(() => it[Symbol.asyncDispose]());

const printed = printedBlocks(path.join(import.meta.dirname, 'fixtures/document-003.md'));
const LOCAL = 'http://localhost:8000';
const INFLUENCER = 'noor-haddad';
const Made = z.object({ id: z.uuid() });

const [text = '', multimodal = '', audio = ''] = printedText(printed, 'messages')
  .split(/^\/\/ .*$/m)
  .slice(1);

async function influencerId(): Promise<string> {
  const answer = await it.api.call('GET', `/api/v1/influencers/${INFLUENCER}`);
  return Made.parse(await answer.json()).id;
}

async function begin(token = it.token) {
  const body = printedText(printed, 'new conversation').replace(
    '"uuid"',
    JSON.stringify(await influencerId()),
  );
  return it.api.call('POST', '/api/v1/chat/conversations', { token, body });
}

async function exchange(body: string): Promise<string> {
  const { id } = Made.parse(await (await begin()).json());
  const answer = await it.api.call('POST', `/api/v1/chat/conversations/${id}/messages`, {
    token: it.token,
    body,
  });
  expect(answer.status).toBe(201);
  return answer.text();
}

/** Times, made ids and signatures, so that the rest can be compared byte for byte. */
function normalised(heard: string): string {
  return heard
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'TIME')
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[47][\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g, 'MADE')
    .replaceAll(/expires=\d+&signature=[\w-]+/g, 'SIGNED');
}

test('the printed conversation is made once, and is there the second time', async () => {
  const [first, second] = [await begin(), await begin()];
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(Made.parse(await second.json())).toEqual(Made.parse(await first.json()));
});

test('the printed text message is answered byte for byte as before', async () => {
  await expect(normalised(await exchange(text))).toMatchFileSnapshot('fixtures/text-message.answer.txt');
});

test('the printed message with a picture is answered byte for byte as before', async () => {
  const answer = normalised(await exchange(multimodal));
  await expect(answer).toMatchFileSnapshot('fixtures/multimodal-message.answer.txt');
  expect(fetched).toContain('https://example.com/image.jpg');
});

test('the printed voice message is fetched, understood and answered', async () => {
  const answer: unknown = JSON.parse(await exchange(audio));
  expect(fetched).toContain('https://example.com/audio.mp3');
  expect(answer).toMatchObject({
    user_message: {
      message_type: 'audio',
      content: expect.stringMatching(/hello from the/i),
      audio_url: expect.stringMatching(/^\/assets\/audio\/.+\.mp3\?/),
      audio_duration_seconds: expect.any(Number),
    },
    assistant_message: { message_type: 'text', content: expect.stringMatching(/./) },
  });
});

const endpoints = printedText(printed, 'endpoints and their authentication')
  .split('\n')
  .map((line) => /^(\w+) (\S+) (.+)$/.exec(line)?.slice(1) ?? []);

test.each(endpoints)('%s %s, authentication: %s', async (method = '', printedPath = '', authentication) => {
  const open = authentication !== 'Required';
  const id = printedPath.includes('influencers') ? await influencerId() : crypto.randomUUID();
  const answer = await it.api.call(method, printedPath.replace('{id}', id));
  expect(answer.status).toBe(open ? 200 : 401);
  if (open) return;
  const example: unknown = JSON.parse(printedText(printed, 'error'));
  const body: unknown = await answer.json();
  expect(body).toEqual(likeness(example));
  expect(Object.keys(z.looseObject({}).parse(body))).toEqual(Object.keys(z.looseObject({}).parse(example)));
});

test('a token with the printed claims, and no key of ours, goes through the printed flow', async () => {
  const token = await signToken({ user_id: 'document-003' });
  const list = await it.api.call('GET', '/api/v1/influencers?limit=2&offset=0', { token });
  expect(await list.json()).toMatchObject({ influencers: [{}, {}], limit: 2, offset: 0 });
  const { id } = Made.parse(await (await begin(token)).json());
  const messages = `/api/v1/chat/conversations/${id}/messages`;
  expect((await it.api.call('POST', messages, { token, body: text })).status).toBe(201);
  const read = await it.api.call('GET', `${messages}?limit=1&offset=0&order=desc`, { token });
  expect(await read.json()).toMatchObject({ messages: [{ role: 'assistant' }], total: 2, limit: 1 });
  const mine = `/api/v1/chat/conversations?influencer_id=${await influencerId()}`;
  expect(await (await it.api.call('GET', mine, { token })).json()).toMatchObject({
    conversations: [{ id, last_message: { role: 'assistant' } }],
    total: 1,
  });
  expect((await it.api.call('DELETE', `/api/v1/chat/conversations/${id}`, { token })).status).toBe(200);
  expect((await it.api.call('GET', messages, { token })).status).toBe(404);
});

test.each(printedText(printed, 'addresses of the API documentation').split('\n'))(
  'the page at %s is there',
  async (address) => {
    const answer = await it.api.call('GET', address.replace(LOCAL, ''));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
  },
);
