import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ask, getTurn } from '#server/domain/conversation/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ModelEvent, ModelRequest } from '#server/kernel/model.ts';
import { follow, question, startTalking, testApplication } from '#tests/support/app/index.ts';
import { multiByteDeltas } from './multi-byte-words.ts';

const TURNS = 60;
const deltasOf = (content: string): string[] => multiByteDeltas(Number(content), 80);

/** Says to each question, a number, its own answer. */
async function* speak({ messages }: ModelRequest): AsyncGenerator<ModelEvent> {
  for (const text of deltasOf(messages.at(-1)?.content ?? '')) {
    yield { type: 'text-delta', text };
    await nextTurn();
  }
  yield { type: 'model-end', reason: 'stop' };
}

test(`${TURNS} turns at once, read from two processes, each say exactly their own words`, async () => {
  await using t = await startTalking();
  await using other = await testApplication();
  const inB = await other.sameUser(t.user);
  const inA: Context = { ...t.ctx, textModels: { stream: speak } };
  await Promise.all(
    Array.from({ length: TURNS }, async (_, index) => {
      const asked = question({ content: String(index), model: 'sandbox' });
      const whole = deltasOf(String(index)).join('');
      await ask(inA, asked);
      const readers = [follow(inA, asked.turnId), follow(inB, asked.turnId), follow(inB, asked.turnId, 10)];
      const ends = await Promise.all(readers.map((reader) => reader.done));
      for (const end of ends) {
        expect(end).toMatchObject({ type: 'turn-end', status: 'complete', seq: whole.length });
      }
      expect(readers.map((reader) => reader.text())).toEqual([whole, whole, whole.slice(10)]);
      expect(await getTurn(inB, asked)).toMatchObject({ content: whole });
    }),
  );
}, 30_000);
