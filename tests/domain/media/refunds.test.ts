import { expect, test } from 'vitest';
import { checkLedger, getBalance } from '#server/domain/ledger/index.ts';
import { cancelGeneration, requestMedia } from '#server/domain/media/index.ts';
import { entriesOf, imageInput, startMaking, untilEnded, videoInput } from '#tests/support/media/index.ts';

test('CREDITS_REFUND_ON_FAILURE gives back what failed, as an entry of its own, and only that', async () => {
  await using m = await startMaking({ env: { CREDITS_REFUND_ON_FAILURE: 'true' }, credits: '100' });
  void m.fal.meet('submit', { before: { status: 422 } });
  const rejected = await untilEnded(m, await requestMedia(m.ctx, videoInput(m)));
  void m.fal.meet('result', { before: { answer: {} } });
  const empty = await untilEnded(m, await requestMedia(m.ctx, videoInput(m)));
  const failedHere = await untilEnded(
    m,
    await requestMedia(m.ctx, imageInput({ prompt: '[[sandbox:fail]]' })),
  );
  for (const { id, state } of [rejected, empty, failedHere]) {
    expect([state, ...(await entriesOf(m.ctx, id))]).toEqual(['failed', 'hold', 'capture', 'refund']);
  }
  expect(await getBalance(m.ctx)).toEqual({ available: '100', held: '0' });
  const made = await untilEnded(m, await requestMedia(m.ctx, videoInput(m)));
  const cancelled = await cancelGeneration(m.ctx, {
    generationId: (await requestMedia(m.ctx, imageInput())).id,
  });
  expect([made.state, ...(await entriesOf(m.ctx, made.id))]).toEqual(['succeeded', 'hold', 'capture']);
  expect([cancelled.state, ...(await entriesOf(m.ctx, cancelled.id))]).toEqual([
    'cancelled',
    'hold',
    'release',
  ]);
  expect(await getBalance(m.ctx)).toEqual({ available: '80', held: '0' });
  expect(await checkLedger(m.ctx.db)).toEqual([]);
});

test('without it what failed stays charged, as the document says', async () => {
  await using m = await startMaking({ credits: '10' });
  const { id } = await requestMedia(m.ctx, imageInput({ prompt: '[[sandbox:refuse]]' }));
  expect(await untilEnded(m, { id })).toMatchObject({
    state: 'failed',
    failure: { code: 'content_refused' },
    credits: { used: '1', balance: '9' },
  });
  expect(await entriesOf(m.ctx, id)).toEqual(['hold', 'capture']);
});
