import { expect, test } from 'vitest';
import { getTab } from '#server/domain/copy/index.ts';
import { interruptTurns } from '#server/domain/conversation/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { testApplication } from '#tests/support/app/index.ts';
import { startWriting, textOf, write, type Writing } from './start-writing.ts';

/** The same user in a second process with the same provider. */
async function secondProcess(w: Writing) {
  const app = await testApplication({
    env: {
      COMPATIBLE_API_KEY: 'sk-compatible-1',
      COMPATIBLE_BASE_URL: w.provider.baseUrls.compatible,
      COMPATIBLE_MODELS: 'model-1',
    },
  });
  return { app, ctx: app.contextOf(w.ctx.actor), [Symbol.asyncDispose]: () => app.close() };
}

test('the same request in two processes is written once, and both answer with it', async () => {
  await using w = await startWriting();
  await using other = await secondProcess(w);
  const { tab } = await write(w.ctx);
  const again = { tab: tab.number, messageId: newId() };
  const gate = Promise.withResolvers<void>();
  const held = w.provider.answer({ steps: [{ wait: gate.promise }, { text: 'One.' }, { end: 'stop' }] });
  const both = [write(w.ctx, again), write(other.ctx, again)];
  await held.request;
  gate.resolve();
  const [here, there] = await Promise.all(both);
  expect([here?.variant.text, there?.variant.id]).toEqual(['One.', here?.variant.id]);
  expect(w.provider.requests).toHaveLength(2);
});

test('a request whose process went away while it was written is written anew by the same request', async () => {
  await using w = await startWriting();
  await using other = await secondProcess(w);
  const { tab } = await write(w.ctx);
  const again = { tab: tab.number, messageId: newId() };
  const held = w.provider.answer({ steps: [{ text: 'Half of ' }, 'stall'] });
  const lost = write(other.ctx, again);
  await held.request;
  await Promise.all([
    interruptTurns(other.app.system),
    expect(lost).rejects.toMatchObject({ code: 'upstream_failed' }),
  ]);
  expect(textOf(await write(w.ctx, again))).toBe('A fine watch.');
  const { requests } = await getTab(w.ctx, { tabId: tab.id });
  expect(requests[1]?.variants.map(({ status }) => status)).toEqual(['interrupted', 'complete']);
});
