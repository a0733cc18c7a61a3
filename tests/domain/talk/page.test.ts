import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { endTalk, listTalks, sayTo, takeMedia, viewTalk } from '#server/domain/talk/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { openApi } from '#tests/support/http/index.ts';
import { cleanHere, makePicture } from '#tests/support/media/index.ts';

const it = await openApi();
afterAll(() => it[Symbol.asyncDispose]());
const persona = 'mira-vale';

async function somebody() {
  const { ctx } = await it.app.newUser({ plan: 'scale' });
  return { ...ctx, mediaCleaner: cleanHere };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const say = (ctx: Somebody, content: string, messageId = newId(), media: string[] = []) =>
  sayTo(ctx, { persona, messageId, content, media });
async function answered(ctx: Somebody, count: number) {
  const ends = async () =>
    (await viewTalk(ctx, { persona, limit: 200 })).messages.filter(
      ({ role, status }) => role === 'assistant' && status !== 'streaming',
    ).length;
  await expect.poll(ends, { timeout: 20_000 }).toBe(count);
  return viewTalk(ctx, { persona, limit: 200 });
}

test('a conversation begins with what is said first, and is one', async () => {
  const ctx = await somebody();
  expect(await viewTalk(ctx, { persona })).toEqual({ conversationId: null, messages: [], earlier: false });
  await Promise.all([say(ctx, '[[sandbox:tokens=2]] a'), say(ctx, '[[sandbox:tokens=2]] b')]);
  const { conversationId, messages } = await answered(ctx, 2);
  expect(messages.map(({ role, status }) => `${role} ${status}`)).toEqual([
    'user complete',
    'assistant complete',
    'user complete',
    'assistant complete',
  ]);
  expect(messages[0]?.voiceUrl).toBeNull();
  expect(messages[1]).toMatchObject({
    content: 'w1 w2',
    sandbox: true,
    live: null,
    voiceUrl: expect.stringMatching(/^\/assets\/audio\/.+\.wav\?expires=/),
  });
  expect((await listTalks(ctx, { limit: 10, offset: 0 })).talks).toMatchObject([
    { uuid: conversationId, name: persona },
  ]);
});

test('the same message sent again, also while it is being answered, is said once', async () => {
  const ctx = await somebody();
  const id = newId();
  const content = '[[sandbox:tokens=40]] [[sandbox:slow=0.5]]';
  await say(ctx, content, id);
  const { messages } = await viewTalk(ctx, { persona });
  expect(messages.at(-1)).toMatchObject({
    status: 'streaming',
    voiceUrl: null,
    live: { seq: expect.any(Number) },
  });
  await say(ctx, content, id);
  await answered(ctx, 1);
  await say(ctx, content, id);
  expect((await viewTalk(ctx, { persona })).messages).toHaveLength(2);
});

test('pictures go along, and are shown with their size', async () => {
  const ctx = await somebody();
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#225588' } })
    .png()
    .toBuffer();
  const form = { file: new File([new Uint8Array(png)], 'a.png'), uploadId: newId() };
  const taken = await takeMedia(ctx, form);
  expect(taken).toMatchObject({ kind: 'image', durationMs: null });
  expect((await takeMedia(ctx, form)).key).toBe(taken.key);
  await say(ctx, '', newId(), [taken.key]);
  const { messages } = await answered(ctx, 1);
  expect(messages[0]).toMatchObject({
    content: '',
    media: [{ kind: 'image', width: 60, height: 40, url: expect.stringContaining('/assets/image/') }],
  });
  await expect(say(await somebody(), '', newId(), [taken.key])).rejects.toMatchObject({
    code: 'invalid_input',
  });
  await expect(say(ctx, ' ')).rejects.toThrow('must not be empty');
});

test('it is read page by page, and its end is final', async () => {
  const ctx = await somebody();
  for (const text of ['a', 'b', 'c']) {
    await say(ctx, `[[sandbox:tokens=1]] ${text}`);
  }
  await answered(ctx, 3);
  const last = await viewTalk(ctx, { persona, limit: 2 });
  expect([last.messages.length, last.earlier]).toEqual([2, true]);
  const before = await viewTalk(ctx, { persona, limit: 10, before: last.messages[0]?.id ?? '' });
  expect([before.messages.length, before.earlier]).toEqual([4, false]);
  await endTalk(ctx, { persona });
  expect(await viewTalk(ctx, { persona })).toMatchObject({ conversationId: null, messages: [] });
  await endTalk(ctx, { persona });
  await expect(viewTalk(ctx, { persona: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
});

test('a picture that is gone by the time its message is sent again changes nothing', async () => {
  const ctx = await somebody();
  const picture = new File([new Uint8Array(await makePicture())], 'a.png');
  const { key } = await takeMedia(ctx, { file: picture, uploadId: newId() });
  const messageId = newId();
  await say(ctx, 'Look.', messageId, [key]);
  await answered(ctx, 1);
  await ctx.db.prisma.asset.update({ where: { key }, data: { deletedAt: new Date() } });
  await say(ctx, 'Look.', messageId, [key]);
  expect((await viewTalk(ctx, { persona })).messages).toHaveLength(2);
});
