import { expect, test } from 'vitest';
import { checkLedger } from '#server/domain/ledger/index.ts';
import { requestMedia } from '#server/domain/media/index.ts';
import { entriesOf, startMaking, untilEnded, videoInput } from '#tests/support/media/index.ts';

test('a test key spends nothing and only ever reaches the sandbox', async () => {
  await using m = await startMaking({ credits: '0.5' });
  const { ctx } = await m.app.apiKey(m.ctx, { mode: 'test' });
  const small = { seconds: 1, width: 256, height: 256 };
  const asked = await requestMedia(ctx, videoInput(m, { model: 'veo3', ...small }));
  expect(asked).toMatchObject({ sandbox: true, credits: { used: '0', balance: '0.5' } });
  expect(await untilEnded(m, asked)).toMatchObject({ state: 'succeeded', sandbox: true });
  expect(await entriesOf(m.ctx, asked.id)).toEqual([]);
  expect(m.fal.requests).toHaveLength(0);
  expect(await checkLedger(m.ctx.db)).toEqual([]);
});
