import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { speak } from '#server/infra/sandbox-media/voices/speak.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { startOrigin } from '#tests/infra/media-models/start-origin.ts';
import { openApi, scriptedModels, scriptedTranscriber } from '#tests/support/http/index.ts';
import { makePicture, makeTagged, makeWav } from '#tests/support/media/index.ts';
import { beginTalk, Failed, uploadOf } from './begin-talk.ts';

// The true recogniser loads its weights for each message.
vi.setConfig({ testTimeout: 120_000 });

const directory = mkdtempSync(path.join(os.tmpdir(), 'voice-test-'));
afterAll(() => rmSync(directory, { recursive: true }));

async function open(words = 'Where is the sea? [[sandbox:echo]]', env: Record<string, string> = {}) {
  const transcriber = scriptedTranscriber(words);
  const it = await openApi({ env, ports: { transcriber } });
  const { key } = await uploadOf(it, makeWav());
  const voice = { message_type: 'audio', audio_url: key, audio_duration_seconds: 99 };
  return {
    it,
    transcriber,
    voice,
    talk: await beginTalk(it),
    [Symbol.asyncDispose]: () => it[Symbol.asyncDispose](),
  };
}

test('what is said becomes the message, is answered as words, and can be heard again', async () => {
  await using opened = await open();
  const { it, transcriber, voice, talk } = opened;
  const { user_message, assistant_message } = await talk.told(voice);
  expect(user_message).toMatchObject({
    content: 'Where is the sea? [[sandbox:echo]]',
    message_type: 'audio',
    media_urls: [],
    // Measured, whatever was claimed.
    audio_duration_seconds: 1.5,
  });
  expect(assistant_message).toMatchObject({ message_type: 'text', audio_url: null });
  expect(assistant_message.content).toMatch(/\[user\]\nWhere is the sea\?/);
  const heard = await it.api.call('GET', user_message.audio_url ?? '');
  expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  expect(transcriber.asked).toMatchObject([
    { recording: { mediaType: 'audio/wav' }, options: { sandboxOnly: false } },
  ]);
  const [kept] = await talk.messages();
  expect(kept).toMatchObject({ content: user_message.content, message_type: 'audio', id: user_message.id });
});

test('later questions know what was said', async () => {
  await using opened = await open('My cat is called Juniper.');
  const { talk, voice } = opened;
  await talk.told({ content: 'Hello.' });
  await talk.told(voice);
  const { assistant_message } = await talk.told({ content: 'What is her name? [[sandbox:echo]]' });
  expect(assistant_message.content).toContain('[user]\nMy cat is called Juniper.');
});

test('a sound elsewhere is fetched and kept', async () => {
  const sound = await makeTagged('webm');
  await using outside = await startOrigin((_, response) => response.end(sound));
  await using opened = await open('From elsewhere.', { MEDIA_LINKS_ORIGIN: outside.origin });
  const { talk } = opened;
  const { user_message } = await talk.told({
    message_type: 'audio',
    audio_url: `${outside.origin}/note.webm`,
  });
  expect(user_message).toMatchObject({ content: 'From elsewhere.', audio_duration_seconds: 1.98 });
  expect(user_message.audio_url).toMatch(/^\/assets\/audio\//);
});

test.each([
  ['a page inside', async () => 'https://127.0.0.1/x.mp3', 400],
  ['plain http', async () => 'http://example.com/x.mp3', 400],
  ['nothing at all', async () => 'nothing', 400],
])('%s is refused before anything is stored or listened to', async (_, link, status) => {
  await using opened = await open();
  const { transcriber, talk } = opened;
  const refused = await talk.say({ message_type: 'audio', audio_url: await link() });
  expect([refused.status, await refused.json()]).toMatchObject([status, { error: 'invalid_input' }]);
  expect([await talk.messages(), transcriber.asked]).toEqual([[], []]);
});

test('a picture, somebody else’s sound, and one that is too large are no voice messages', async () => {
  await using outside = await startOrigin((_, response) => {
    response.writeHead(200, { 'content-length': 25 * 1024 * 1024 + 1 });
    response.flushHeaders();
  });
  await using opened = await open('Nothing.', { MEDIA_LINKS_ORIGIN: outside.origin });
  const { it, transcriber, talk } = opened;
  const stranger = await it.app.newUser();
  const links = [
    (await uploadOf(it, await makePicture())).key,
    (await uploadOf({ ...it, user: stranger }, makeWav())).key,
    `${outside.origin}/long.mp3`,
  ];
  for (const audio_url of links)
    expect((await talk.say({ message_type: 'audio', audio_url })).status).toBe(400);
  expect((await talk.say({ message_type: 'audio' })).status).toBe(400);
  expect([await talk.messages(), transcriber.asked]).toEqual([[], []]);
});

test('when nobody can listen, the message stays and is in the refusal, and sending again works', async () => {
  await using opened = await open();
  const { transcriber, talk, voice } = opened;
  transcriber.hears(new DomainError('rate_limited', 'The provider is busy.', { retryAfterSeconds: 7 }));
  const refused = await talk.say(voice);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '7']);
  const { error, message, details } = Failed.parse(await refused.json());
  expect({ error, message }).toEqual({ error: 'unavailable', message: 'The provider is busy.' });
  expect(details.user_message).toMatchObject({
    content: '',
    message_type: 'audio',
    audio_duration_seconds: 1.5,
  });
  expect(await talk.messages()).toMatchObject([{ id: details.user_message.id, content: '' }]);
  transcriber.hears('Hello again. [[sandbox:echo]]');
  const { user_message, assistant_message } = await talk.told(voice);
  expect(user_message.content).toBe('Hello again. [[sandbox:echo]]');
  // A note to the persona, and this: the one without words is nothing to a model.
  expect(assistant_message.content.match(/\[user\]/g)).toHaveLength(2);
});

test.each(['', '  \n', '\0'])(
  'a recording without words (%j) is a 400 that says so, and stays',
  async (words) => {
    await using opened = await open(words);
    const { talk, voice } = opened;
    const refused = await talk.say(voice);
    expect(refused.status).toBe(400);
    const { error, message, details } = Failed.parse(await refused.json());
    expect([error, message]).toEqual(['invalid_input', expect.stringContaining('No words were heard')]);
    expect(await talk.messages()).toMatchObject([{ id: details.user_message.id, message_type: 'audio' }]);
  },
);

test('the model failing after it was heard leaves the words in the message', async () => {
  await using opened = await open('Please [[sandbox:fail]] now.');
  const { talk, voice } = opened;
  const refused = await talk.say(voice);
  expect(refused.status).toBe(503);
  const { details } = Failed.parse(await refused.json());
  expect(details.user_message.content).toBe('Please [[sandbox:fail]] now.');
});

test('the same request again is listened to once', async () => {
  await using opened = await open('Only once.');
  const { transcriber, talk, voice } = opened;
  const headers = { 'idempotency-key': 'voice-1' };
  const first = await talk.say(voice, headers);
  const again = await talk.say(voice, headers);
  expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true']);
  expect(await again.json()).toEqual(await first.json());
  expect(transcriber.asked).toHaveLength(1);
  expect(await talk.messages()).toHaveLength(2);
});

test('it is stored before anybody listens, and who goes away loses nothing', async () => {
  await using opened = await open();
  const { it, transcriber, talk, voice } = opened;
  const listening = Promise.withResolvers<string>();
  transcriber.hears(listening.promise);
  const leaving = new AbortController();
  const asked = transcriber.nextAsked();
  const request = { token: it.token, body: voice, signal: leaving.signal };
  const left = it.api.call('POST', talk.path, request).catch(() => 'left');
  await asked;
  expect(await talk.messages()).toMatchObject([{ content: '', message_type: 'audio' }]);
  leaving.abort();
  expect(await left).toBe('left');
  listening.resolve('I am gone already.');
  // Waits behind it.
  await talk.told({ content: 'And I am back.' });
  expect(await talk.messages()).toMatchObject([
    { content: 'I am gone already.' },
    {},
    { content: 'And I am back.' },
    {},
  ]);
  expect((await talk.messages())[1]?.content).not.toBe('');
});

test('a conversation that is deleted meanwhile ends the listening', async () => {
  await using opened = await open();
  const { it, transcriber, talk, voice } = opened;
  transcriber.hears(new Promise(() => undefined));
  const asked = transcriber.nextAsked();
  const said = talk.say(voice);
  const { signal } = (await asked).options;
  await it.api.call('DELETE', `/api/v1/chat/conversations/${talk.id}`, { token: it.token });
  expect((await said).status).toBe(404);
  expect(signal.aborted).toBe(true);
});

test('an answer to what this machine heard says so, whoever answers', async () => {
  const transcriber = scriptedTranscriber('Hello.');
  const textModels = scriptedModels(['Hi.']);
  textModels.heardUpTo(10);
  await using it = await openApi({
    env: { OPENAI_API_KEY: 'sk-openai-1' },
    ports: { transcriber, textModels },
  });
  const talk = await beginTalk(it);
  const { key } = await uploadOf(it, makeWav());
  const marks = [];
  for (const sandbox of [false, true]) {
    transcriber.sandbox = sandbox;
    const told = await talk.say({ message_type: 'audio', audio_url: key });
    marks.push([told.status, told.headers.get('x-sandbox')]);
  }
  expect(marks).toEqual([
    [201, null],
    [201, 'true'],
  ]);
});

test('a key for tests is heard by the sandbox alone', async () => {
  await using opened = await open();
  const { it, transcriber, voice } = opened;
  const { secret } = await it.app.apiKey(it.user.ctx, { mode: 'test' });
  const talk = await beginTalk(it, secret);
  await talk.told(voice);
  expect(transcriber.asked[0]?.options.sandboxOnly).toBe(true);
});

test('without any provider, what the sandbox says is understood', async () => {
  await using it = await openApi();
  const spoken = await speak(
    {
      text: 'Please tell me about the weather in London.',
      voice: 'aria',
      speed: 1,
      pitch: 1,
      emotion: 'neutral',
      directory,
    },
    () => undefined,
  );
  const talk = await beginTalk(it);
  const { key } = await uploadOf(it, spoken);
  const told = await talk.say({ message_type: 'audio', audio_url: key });
  expect([told.status, told.headers.get('x-sandbox')]).toEqual([201, 'true']);
  expect(await told.json()).toMatchObject({
    user_message: { content: expect.stringMatching(/tell me about the weather in london/i) },
    assistant_message: { content: expect.stringMatching(/./) },
  });
});

test('an M4A without any provider is refused with what helps, and stays', async () => {
  await using it = await openApi();
  const talk = await beginTalk(it);
  const { key } = await uploadOf(it, await makeTagged('m4a'));
  const refused = await talk.say({ message_type: 'audio', audio_url: key });
  expect(refused.status).toBe(503);
  const { message, details } = Failed.parse(await refused.json());
  expect(message).toMatch(/AAC.*Send WAV/);
  expect(await talk.messages()).toMatchObject([{ id: details.user_message.id, message_type: 'audio' }]);
});
