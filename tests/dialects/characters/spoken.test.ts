import { expect, test } from 'vitest';
import { z } from 'zod';
import { cancelGeneration } from '#server/domain/media/index.ts';
import { startMaking, untilEnded } from '#tests/support/media/index.ts';
import { startApi } from '#tests/support/http/index.ts';

const Reply = z.object({ media: z.object({ audio_url: z.string() }) });

test('an answer is spoken when it is first listened to, once, for whoever has its link', async () => {
  await using m = await startMaking();
  await using api = await startApi(m.app.ports);
  const { secret: token } = await m.app.apiKey(m.ctx);
  const body = { message: '[[sandbox:tokens=5]]', session_id: 's' };
  const said = await api.call('POST', '/api/v1/chat/message', { token, body });
  const { audio_url: link } = Reply.parse(await said.json()).media;
  const { generation } = m.app.ports.db.prisma;
  expect(await generation.count()).toBe(0);
  const listening = Promise.all([api.call('GET', link), api.call('GET', link)]);
  await expect.poll(() => generation.count(), { timeout: 20_000 }).toBe(1);
  await untilEnded(m, await generation.findFirstOrThrow());
  for (const heard of [...(await listening), await api.call('GET', link)]) {
    expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect((await heard.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  }
  expect(await generation.count()).toBe(1);
  expect((await api.call('GET', link.replace(/signature=./, 'signature=0'))).status).toBe(403);
});

test('an answer that could not be spoken once is spoken the next time', async () => {
  await using m = await startMaking();
  await using api = await startApi(m.app.ports);
  const { secret: token } = await m.app.apiKey(m.ctx);
  const body = { message: '[[sandbox:tokens=5]]', session_id: 's' };
  const said = await api.call('POST', '/api/v1/chat/message', { token, body });
  const { audio_url: link } = Reply.parse(await said.json()).media;
  const { generation } = m.app.ports.db.prisma;
  const first = api.call('GET', link);
  await expect
    .poll(() => generation.count({ where: { userId: m.user.userId } }), { timeout: 20_000 })
    .toBe(1);
  const { id } = await generation.findFirstOrThrow({ where: { userId: m.user.userId } });
  await cancelGeneration(m.ctx, { generationId: id });
  expect((await first).status).toBe(503);
  const second = api.call('GET', link);
  await expect
    .poll(() => generation.count({ where: { userId: m.user.userId } }), { timeout: 20_000 })
    .toBe(2);
  const made = await generation.findFirstOrThrow({ where: { userId: m.user.userId, id: { not: id } } });
  await untilEnded(m, made);
  expect((await second).status).toBe(200);
});
