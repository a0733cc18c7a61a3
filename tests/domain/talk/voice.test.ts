import { afterAll, expect, test } from 'vitest';
import { sayTo, takeMedia, viewTalk } from '#server/domain/talk/index.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { openApi, scriptedTranscriber } from '#tests/support/http/index.ts';
import { cleanHere, makePicture, makeWav } from '#tests/support/media/index.ts';

const it = await openApi();
afterAll(() => it[Symbol.asyncDispose]());
const persona = 'mira-vale';

async function somebody(words = 'Good evening, Mira. [[sandbox:tokens=2]]') {
  const { ctx } = await it.app.newUser({ plan: 'scale' });
  const transcriber = scriptedTranscriber(words);
  const asking = { ...ctx, mediaCleaner: cleanHere, transcriber };
  const take = (bytes: Uint8Array) =>
    takeMedia(asking, { file: new File([new Uint8Array(bytes)], 'note'), uploadId: newId() });
  return { ctx: asking, transcriber, take };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

/** The conversation once its last answer has ended. */
async function ended({ ctx }: Somebody) {
  const last = async () => (await viewTalk(ctx, { persona })).messages.at(-1)?.status;
  await expect.poll(last, { timeout: 20_000 }).not.toBe('streaming');
  return (await viewTalk(ctx, { persona })).messages;
}

test('a voice message is taken, understood, answered, and has its sound and its length', async () => {
  const me = await somebody();
  const { key, durationMs } = await me.take(makeWav());
  expect(durationMs).toBe(1500);
  const messageId = newId();
  await sayTo(me.ctx, { persona, messageId, sound: key });
  expect(await ended(me)).toMatchObject([
    {
      role: 'user',
      content: 'Good evening, Mira. [[sandbox:tokens=2]]',
      model: 'scripted/listener',
      media: [{ kind: 'audio', durationMs: 1500, url: expect.stringMatching(/^\/assets\/audio\//) }],
    },
    { role: 'assistant', content: 'w1 w2', media: [] },
  ]);
  await sayTo(me.ctx, { persona, messageId, sound: key });
  expect([(await ended(me)).length, me.transcriber.asked.length]).toEqual([2, 1]);
});

test('it is there before anybody listens', async () => {
  const me = await somebody();
  const listening = Promise.withResolvers<string>();
  me.transcriber.hears(listening.promise);
  await sayTo(me.ctx, { persona, messageId: newId(), sound: (await me.take(makeWav())).key });
  const { messages } = await viewTalk(me.ctx, { persona });
  expect(messages).toMatchObject([{ content: '', media: [{ kind: 'audio' }] }, { status: 'streaming' }]);
  listening.resolve('Here I am. [[sandbox:tokens=2]]');
  expect(await ended(me)).toMatchObject([
    { content: 'Here I am. [[sandbox:tokens=2]]' },
    { content: 'w1 w2' },
  ]);
});

test('what nobody could listen to stays, and its answer says why', async () => {
  const me = await somebody();
  me.transcriber.hears(new DomainError('unavailable', 'The provider refused the configured key.'));
  await sayTo(me.ctx, { persona, messageId: newId(), sound: (await me.take(makeWav())).key });
  expect(await ended(me)).toMatchObject([
    { role: 'user', content: '', media: [{ kind: 'audio' }] },
    { role: 'assistant', status: 'failed', content: '' },
  ]);
});

test('a sound stands alone, and a picture is none', async () => {
  const me = await somebody();
  const [{ key: sound }, { key: picture }] = [await me.take(makeWav()), await me.take(await makePicture())];
  const messages = [
    { sound, content: 'And this.' },
    { sound, media: [picture] },
    { sound: picture },
    { media: [sound] },
  ];
  for (const message of messages)
    await expect(sayTo(me.ctx, { persona, messageId: newId(), ...message })).rejects.toThrow(
      /a message of its own|This is no (sound|picture)/,
    );
  expect((await viewTalk(me.ctx, { persona })).messages).toEqual([]);
  expect(me.transcriber.asked).toEqual([]);
});
