import { expect, test } from 'vitest';
import { checkLedger } from '#server/domain/ledger/index.ts';
import { requestMedia, retryGeneration } from '#server/domain/media/index.ts';
import { buildMediaCatalogue } from '#server/domain/catalogue/index.ts';
import { entriesOf, imageInput, startMaking, untilEnded, videoInput } from '#tests/support/media/index.ts';

test('trying again asks for the same, from the same picture and in the same project, at today’s price', async () => {
  await using m = await startMaking();
  void m.fal.meet('submit', { before: { status: 422 } });
  const input = videoInput(m, { style: 'calm', seconds: 7, width: 640, height: 480, project: 'Lakes' });
  const failed = await untilEnded(m, await requestMedia(m.ctx, input));
  expect(failed.state).toBe('failed');
  const dearer = new Map(
    [...buildMediaCatalogue()].map(([alias, model]) => [alias, { ...model, price: '21.25' }]),
  );
  const again = await retryGeneration({ ...m.ctx, mediaCatalogue: dearer }, { generationId: failed.id });
  expect(again).toMatchObject({
    retryOfId: failed.id,
    params: failed.params,
    projectId: failed.projectId,
    inputAssetId: failed.inputAssetId,
    credits: { used: '21.25' },
  });
  expect(await untilEnded(m, again)).toMatchObject({ state: 'succeeded' });
  expect(await entriesOf(m.ctx, failed.id)).toEqual(['hold', 'capture']);
  expect(await entriesOf(m.ctx, again.id)).toEqual(['hold', 'capture']);
  expect(await checkLedger(m.ctx.db)).toEqual([]);
});

test('a voice is tried again with its settings', async () => {
  await using m = await startMaking();
  const voice = { voice: 'expressive', speed: 1.5, pitch: 0.8, emotion: 'happy' as const };
  const prompt = 'Hello. [[sandbox:fail]]';
  const { id } = await requestMedia(m.ctx, { kind: 'voice', model: 'auto', prompt, voice });
  const failed = await untilEnded(m, { id });
  const again = await retryGeneration(m.ctx, { generationId: id });
  expect(again.params).toEqual(failed.params);
});

test('what was refused for its content is not tried again, and what still runs neither', async () => {
  await using m = await startMaking();
  const refused = await requestMedia(m.ctx, imageInput({ prompt: '[[sandbox:refuse]]' }));
  await expect(retryGeneration(m.ctx, { generationId: refused.id })).rejects.toMatchObject({
    code: 'conflict',
  });
  await untilEnded(m, refused);
  await expect(retryGeneration(m.ctx, { generationId: refused.id })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

test('another person’s cannot be tried again', async () => {
  await using m = await startMaking();
  const made = await untilEnded(m, await requestMedia(m.ctx, imageInput()));
  const { ctx } = await m.app.newUser();
  await expect(retryGeneration(ctx, { generationId: made.id })).rejects.toMatchObject({
    code: 'not_found',
  });
});
