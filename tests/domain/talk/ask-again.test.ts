import { afterAll, expect, test } from 'vitest';
import { askAgain, sayTo, takeMedia, viewTalk } from '#server/domain/talk/index.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import { openApi, scriptedTranscriber } from '#tests/support/http/index.ts';
import { cleanHere, makeWav } from '#tests/support/media/index.ts';

const it = await openApi();
afterAll(() => it[Symbol.asyncDispose]());
const persona = 'mira-vale';

async function somebody() {
  const { ctx } = await it.app.newUser({ plan: 'scale' });
  const transcriber = scriptedTranscriber('Good evening. [[sandbox:echo]]');
  return { ...ctx, mediaCleaner: cleanHere, transcriber };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

async function ended(ctx: Somebody) {
  const last = async () => (await viewTalk(ctx, { persona })).messages.at(-1)?.status;
  await expect.poll(last, { timeout: 20_000 }).not.toBe('streaming');
  return (await viewTalk(ctx, { persona })).messages;
}

async function failed(ctx: Somebody) {
  await sayTo(ctx, { persona, messageId: newId(), content: 'Once [[sandbox:fail]]' });
  const messages = await ended(ctx);
  return { messages, messageId: messages.at(-1)?.id ?? '' };
}

test('an answer that failed is asked for again without its question being said again, however often it is pressed', async () => {
  const ctx = await somebody();
  const { messageId } = await failed(ctx);
  await Promise.all([1, 2, 3].map(() => askAgain(ctx, { persona, messageId })));
  const messages = await ended(ctx);
  expect(messages.map(({ role, status }) => `${role} ${status}`)).toEqual([
    'user complete',
    'assistant failed',
  ]);
  expect(messages[1]?.id).not.toBe(messageId);
  await askAgain(ctx, { persona, messageId });
  expect(await ended(ctx)).toEqual(messages);
  await askAgain(ctx, { persona, messageId: messages[1]?.id ?? '' });
  const third = await ended(ctx);
  expect([third.length, third[1]?.siblings.length]).toEqual([2, 3]);
});

test('a recording that could not be listened to is listened to, and answered, when it is asked again', async () => {
  const ctx = await somebody();
  ctx.transcriber.hears(new DomainError('unavailable', 'Nobody is there.'));
  const file = new File([new Uint8Array(makeWav())], 'note');
  const { key } = await takeMedia(ctx, { file, uploadId: newId() });
  await sayTo(ctx, { persona, messageId: newId(), sound: key });
  const [, answer] = await ended(ctx);
  expect(answer).toMatchObject({ status: 'failed' });
  ctx.transcriber.hears('Good evening. [[sandbox:echo]]');
  await askAgain(ctx, { persona, messageId: answer?.id ?? '' });
  const messages = await ended(ctx);
  expect(messages).toMatchObject([
    { role: 'user', content: 'Good evening. [[sandbox:echo]]', media: [{ kind: 'audio' }] },
    { role: 'assistant', status: 'complete' },
  ]);
  expect(messages[1]?.content).toContain('[user]\nGood evening.');
  // It is understood now: nobody listens to it, or pays for that, again.
  const listened = ctx.transcriber.asked.length;
  await sayTo(ctx, { persona, messageId: newId(), content: 'And? [[sandbox:echo]]' });
  expect((await ended(ctx)).at(-1)?.content).toContain('[user]\nGood evening.');
  expect(ctx.transcriber.asked).toHaveLength(listened);
});

test('nothing that was said since is put aside', async () => {
  const ctx = await somebody();
  const { messageId } = await failed(ctx);
  await sayTo(ctx, { persona, messageId: newId(), content: 'Then this [[sandbox:tokens=1]]' });
  await ended(ctx);
  await expect(askAgain(ctx, { persona, messageId })).rejects.toMatchObject({
    code: 'conflict',
    message: 'The conversation has gone on since this answer.',
  });
  expect(await ended(ctx)).toHaveLength(4);
});

test('only an answer of one’s own that came to nothing is asked for again', async () => {
  const [mine, others] = await Promise.all([somebody(), somebody()]);
  const { messageId, messages } = await failed(mine);
  await failed(others);
  await expect(askAgain(others, { persona, messageId })).rejects.toMatchObject({ code: 'not_found' });
  const question = messages[0]?.id ?? '';
  await expect(askAgain(mine, { persona, messageId: question })).rejects.toMatchObject({ code: 'not_found' });
  await sayTo(mine, { persona, messageId: newId(), content: '[[sandbox:tokens=1]]' });
  const whole = (await ended(mine)).at(-1)?.id ?? '';
  await expect(askAgain(mine, { persona, messageId: whole })).rejects.toMatchObject({ code: 'not_found' });
});
