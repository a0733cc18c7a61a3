import { afterAll, expect, test } from 'vitest';
import { grant } from '#server/domain/ledger/index.ts';
import { cancelGeneration, requestMedia } from '#server/domain/media/index.ts';
import { flushMetrics, readMetrics, readUsage } from '#server/domain/metric/index.ts';
import { ask, interruptTurns, tendTurns } from '#server/domain/conversation/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { follow, question, startTalking, testApplication } from '#tests/support/app/index.ts';
import { imageInput } from '#tests/support/media/index.ts';

const app = await testApplication();
afterAll(() => app.close());
const admin = await app.newUser({ admin: true });
const { ctx: reader } = await app.apiKey(admin.ctx, { scopes: ['metrics'] });

/** A counter's values by its labels, as JSON. */
async function counted(name: string, ctx: Context = reader): Promise<Record<string, string>> {
  const family = (await readMetrics(ctx)).find((one) => one.name === name);
  if (family === undefined || family.type === 'histogram') return {};
  const { labels: names, samples } = family;
  return Object.fromEntries(
    samples.map(({ labels, value }) => [names.map((label) => labels[label]).join(' '), value]),
  );
}

test('what two processes count adds up, and a third one that starts later tells the same', async () => {
  await using other = await testApplication();
  const labels = { family: 'sessions', operation: 'getHistory', status: '2xx' };
  const count = (ctx: Context, times: number) => {
    for (let n = 0; n < times; n++) {
      ctx.metrics.count('http_requests_total', labels);
      ctx.metrics.observe('http_request_duration_seconds', labels, 0.125);
    }
  };
  for (let round = 0; round < 5; round++) {
    count(app.system, 3);
    count(other.system, 4);
    await Promise.all([flushMetrics(app.system), flushMetrics(other.system)]);
  }
  await using later = await testApplication();
  const ctx: Context = { ...later.system, actor: reader.actor };
  expect(await counted('http_requests_total', ctx)).toEqual({ 'sessions getHistory 2xx': '35' });
  const { requests } = await readUsage(ctx);
  expect(requests).toMatchObject({ total: 35, averageSeconds: 0.125, errorShare: 0 });
  // In five whole minutes and the part of one.
  expect(35 / requests.perMinute).toBeGreaterThanOrEqual(5);
  expect(35 / requests.perMinute).toBeLessThan(6.01);
});

test('while the database is away nothing is forgotten', async () => {
  const before = Number((await counted('errors_total'))['trpc internal'] ?? 0);
  const lost = { ...app.ports.db, query: () => Promise.reject(new Error('connection refused')) };
  app.ports.metrics.count('errors_total', { family: 'trpc', code: 'internal' });
  await expect(flushMetrics({ ...app.system, db: lost })).rejects.toThrow('connection refused');
  app.ports.metrics.count('errors_total', { family: 'trpc', code: 'internal' });
  expect(Number((await counted('errors_total'))['trpc internal'])).toBe(before + 2);
});

test('credits and generations are counted with what they are about, or not at all', async () => {
  const before = await counted('credits_total');
  const grown = async (kind: string) =>
    Number((await counted('credits_total'))[kind] ?? 0) - Number(before[kind] ?? 0);
  const { ctx, userId } = await app.newUser();
  await grant(app.system, { userId, amount: '0.1', reason: 'a gift' });
  await grant(app.system, { userId, amount: '0.2', reason: 'another' });
  const { id } = await requestMedia(ctx, imageInput({ model: 'recraft-v3' }));
  const broken = app.ports.db.transaction(async (sql) => {
    await sql.query({ name: 'undone', text: `UPDATE generations SET state = 'failed' WHERE id = $1` }, [id]);
    throw new Error('undone');
  });
  await expect(broken).rejects.toThrow('undone');
  await cancelGeneration(ctx, { generationId: id });
  expect(await counted('generations_total')).toEqual({
    'image recraft-v3 true cancelled': '1',
    'image recraft-v3 true requested': '1',
  });
  // The account's first credits are a grant too.
  expect(await grown('grant')).toBeCloseTo(100.3, 9);
  expect([await grown('hold'), await grown('release'), await grown('capture')]).toEqual([1, 1, 0]);
  await flushMetrics(app.system);
  expect(await app.ports.db.prisma.metricDelta.count()).toBe(0);
  expect((await counted('credits_total'))['grant']).toBe(String(Number(before['grant'] ?? 0) + 100.3));
});

test('replies are counted by model, end and tokens; those of a process that died by whoever closes them', async () => {
  await using it = await startTalking();
  const ctx: Context = { ...it.app.system, actor: reader.actor };
  it.provider.answer({ steps: [{ text: 'Hel' }, { wait: new Promise<void>(() => {}) }] });
  const cut = question();
  await ask(it.ctx, cut);
  await follow(it.ctx, cut.turnId).until((reading) => reading.text() === 'Hel');
  await it.app.ports.db.prisma.turn.updateMany({
    where: { id: cut.turnId },
    data: { processId: '00000000-0000-7000-8000-000000000000' },
  });
  await tendTurns(ctx);
  // Whoever it was taken from notices, and counts nothing.
  await interruptTurns(it.app.system);
  const usage = { prompt: 12, completion: 3 };
  it.provider.answer({ steps: [{ text: 'Hello.' }, { end: 'stop', usage }] });
  const whole = question();
  await ask(it.ctx, whole);
  await follow(it.ctx, whole.turnId).done;
  expect(await counted('turns_total', ctx)).toEqual({
    'model-1 false complete': '1',
    'model-1 false interrupted': '1',
  });
  expect(await counted('tokens_total', ctx)).toEqual({
    'model-1 false completion': '3',
    'model-1 false prompt': '12',
  });
});
