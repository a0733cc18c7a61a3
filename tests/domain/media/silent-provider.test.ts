import { expect, test } from 'vitest';
import { requestMedia } from '#server/domain/media/index.ts';
import { createMediaModels } from '#server/infra/media-models/create-media-models.ts';
import { createFal } from '#server/infra/media-models/fal/fal.ts';
import { loadConfig } from '#server/kernel/config.ts';
import { SHORT_LIMITS } from '#tests/infra/media-models/order.ts';
import { entriesOf, startMaking, untilSettled, videoInput } from '#tests/support/media/index.ts';

/** fal, with less patience than usual. */
function impatient(env: Record<string, string>) {
  const sandbox = { submit: () => Promise.reject(new Error('The sandbox was asked.')) };
  const fal: typeof createFal = (config, fetch) => createFal(config, fetch, { limits: SHORT_LIMITS });
  const adapters = { fal: () => Promise.resolve(fal) };
  return { mediaModels: createMediaModels(loadConfig(env), { sandbox, adapters }) };
}

test.each([
  ['before', 1],
  ['after', 1],
] as const)(
  'a submission without any answer, %s fal took it, is made and charged once',
  async (when, jobs) => {
    await using m = await startMaking({ ports: impatient });
    void m.fal.meet('submit', when === 'before' ? { before: 'silence' } : { after: 'silence' });
    const asked = await requestMedia(m.ctx, videoInput(m));
    expect(await untilSettled(m, asked)).toMatchObject({ state: 'succeeded' });
    expect(m.fal.accepted.jobs).toHaveLength(jobs);
    expect(await entriesOf(m.ctx, asked.id)).toEqual(['hold', 'capture']);
  },
);

test('a look at a job without any answer is repeated', async () => {
  await using m = await startMaking({ ports: impatient });
  void m.fal.meet('status', { before: 'silence' });
  void m.fal.meet('result', { before: 'silence' });
  const asked = await requestMedia(m.ctx, videoInput(m));
  expect(await untilSettled(m, asked)).toMatchObject({ state: 'succeeded' });
  expect(m.fal.accepted.jobs).toHaveLength(1);
});
