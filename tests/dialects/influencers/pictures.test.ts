import { expect, test } from 'vitest';
import { startOrigin } from '#tests/infra/media-models/start-origin.ts';
import { openApi } from '#tests/support/http/index.ts';
import { makePicture, ownImageOf } from '#tests/support/media/index.ts';
import { beginTalk, Failed } from './begin-talk.ts';

const CONVERSATIONS = '/api/v1/chat/conversations';

test('a picture goes to the model as it is, and with later questions too', async () => {
  await using it = await openApi();
  const talk = await beginTalk(it);
  const { key } = await ownImageOf(it.user.ctx);
  const first = await talk.told({
    message_type: 'multimodal',
    content: 'Look [[sandbox:echo]]',
    media_urls: [key],
  });
  expect(first.user_message).toMatchObject({ message_type: 'multimodal', content: 'Look [[sandbox:echo]]' });
  expect(first.assistant_message.content).toMatch(/\[user\]\n\(image\/png, \d+ bytes\)\nLook/);
  const seen = await it.api.call('GET', first.user_message.media_urls[0] ?? '');
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/png']);
  const later = await talk.told({ content: 'And now? [[sandbox:echo]]' });
  expect(later.assistant_message.content).toMatch(/\(image\/png, \d+ bytes\)\nLook/);
  const read = await it.api.call('GET', talk.path, { token: it.token });
  expect(await read.json()).toMatchObject({
    messages: [
      { message_type: 'multimodal', media_urls: [expect.stringMatching(/^\/assets\/image\//)] },
      { message_type: 'text', media_urls: [] },
      { message_type: 'text' },
      {},
    ],
  });
});

test('a picture alone is a message, and its words are none', async () => {
  await using it = await openApi();
  const talk = await beginTalk(it);
  const { key } = await ownImageOf(it.user.ctx);
  const { user_message } = await talk.told({ message_type: 'image', content: 'ignored', media_urls: [key] });
  expect(user_message).toMatchObject({
    message_type: 'image',
    content: '',
    media_urls: [expect.any(String)],
  });
});

test('what a deleted conversation showed waits for nobody any more', async () => {
  await using it = await openApi();
  const talk = await beginTalk(it);
  const { key } = await ownImageOf(it.user.ctx);
  const { asset, upload } = it.app.ports.db.prisma;
  const { id } = await asset.findUniqueOrThrow({ where: { key } });
  await upload.create({
    data: { assetId: id, userId: it.user.userId, dueAt: new Date(Date.now() + 86_400_000) },
  });
  await talk.told({ message_type: 'image', media_urls: [key] });
  expect(await upload.findUniqueOrThrow({ where: { assetId: id } })).toMatchObject({ dueAt: null });
  await it.api.call('DELETE', `${CONVERSATIONS}/${talk.id}`, { token: it.token });
  const { dueAt } = await upload.findUniqueOrThrow({ where: { assetId: id } });
  expect(dueAt?.getTime()).toBeLessThanOrEqual(Date.now());
});

test.each([
  ['a link to nowhere', 'nothing'],
  ['a page inside', 'https://127.0.0.1/x.png'],
  ['plain http', 'http://example.com/x.png'],
])('%s is refused before anything is stored', async (_, link) => {
  await using it = await openApi();
  const talk = await beginTalk(it);
  const refused = await talk.say({ message_type: 'image', media_urls: [link] });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: 'invalid_input' });
  const read = await it.api.call('GET', talk.path, { token: it.token });
  expect(await read.json()).toMatchObject({ total: 0 });
});

test('another user’s picture is as unknown as none', async () => {
  await using it = await openApi();
  const talk = await beginTalk(it);
  const stranger = await it.app.newUser();
  const { key } = await ownImageOf(stranger.ctx);
  expect((await talk.say({ message_type: 'image', media_urls: [key] })).status).toBe(400);
});

test('a message sent again under its key is told again, without fetching its links a second time', async () => {
  const picture = await makePicture();
  let fetched = 0;
  // A signed address that holds once.
  await using outside = await startOrigin((_, response) => {
    fetched += 1;
    response.writeHead(fetched === 1 ? 200 : 403).end(picture);
  });
  await using it = await openApi({ env: { MEDIA_LINKS_ORIGIN: outside.origin } });
  const talk = await beginTalk(it);
  const message = {
    message_type: 'multimodal',
    content: 'Look [[sandbox:fail]]',
    media_urls: [`${outside.origin}/signed.png`],
  };
  const headers = { 'idempotency-key': 'picture-1' };
  const first = await talk.say(message, headers);
  const stored = await it.app.ports.db.prisma.asset.count();
  const again = await talk.say(message, headers);
  expect([first.status, again.status, fetched]).toEqual([503, 503, 1]);
  expect(Failed.parse(await again.json()).details.user_message).toMatchObject({
    id: Failed.parse(await first.json()).details.user_message.id,
    media_urls: [expect.any(String)],
  });
  expect(await it.app.ports.db.prisma.asset.count()).toBe(stored);
});
