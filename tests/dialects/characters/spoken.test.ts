import { expect, test } from 'vitest';
import { z } from 'zod';
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
