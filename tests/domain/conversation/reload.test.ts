import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ask } from '#server/domain/conversation/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { randomFrom } from '#tests/components/chat/random-from.ts';
import type { Step } from '#tests/simulators/providers/index.ts';
import {
  follow,
  pathOf,
  providerEnvironment,
  question,
  type Reader,
  startTalking,
  testApplication,
} from '#tests/support/app/index.ts';
import { multiByteDeltas } from './multi-byte-words.ts';

const DELTAS = 200;
const RELOADS = 50;
const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);

/** Says `deltas`, one in each turn of the event loop; before the one at each gate it waits for that gate. */
function steps(deltas: readonly string[], gates: ReadonlyMap<number, Promise<void>>): Step[] {
  return deltas.flatMap((text, index) => {
    const gate = gates.get(index);
    // The turn of the event loop begins when the step is reached.
    const pause = {
      get wait() {
        return gate ?? nextTurn();
      },
    };
    return [pause, { text }];
  });
}

/** Whoever reads with reloads: after each, the page shows a snapshot, or what it had, and goes on from there. */
async function resume(
  ctx: Context,
  asked: { conversationId: string; turnId: string },
  cut: Reader,
  shown: string,
  by: 'snapshot' | 'position',
) {
  if (by === 'position') return { shown, reader: follow(ctx, asked.turnId, cut.seq()) };
  const message = (await pathOf(ctx, asked.conversationId)).at(-1);
  return {
    shown: message?.content ?? '',
    reader: follow(ctx, asked.turnId, message?.live?.seq ?? cut.seq()),
  };
}

test.each(['the process that runs it', 'another process'])(
  `a reply read with ${RELOADS} reloads at random moments from %s is the reply (TEST_SEED=${seed})`,
  async (where) => {
    const random = randomFrom(seed);
    await using t = await startTalking();
    await using other = await testApplication({ env: providerEnvironment(t.provider) });
    const ctx = where === 'another process' ? await other.sameUser(t.user) : t.ctx;
    const deltas = multiByteDeltas(seed, DELTAS);
    const whole = deltas.join('');
    const cuts = Array.from({ length: RELOADS }, () => Math.floor(random() * DELTAS)).toSorted(
      (a, b) => a - b,
    );
    const opened = new Map([...new Set(cuts)].map((cut) => [cut, Promise.withResolvers<void>()]));
    const gates = new Map([...opened].map(([cut, { promise }]) => [cut, promise]));
    t.provider.answer({ steps: [...steps(deltas, gates), { end: 'stop' }] });
    const asked = question();
    await ask(t.ctx, asked);
    const undisturbed = follow(t.ctx, asked.turnId);
    let reader = follow(ctx, asked.turnId);
    let shown = '';
    for (const [number, cut] of cuts.entries()) {
      // Somewhere in what has been said so far: half of the reloads come while words are on their way.
      const said = deltas.slice(0, cut).join('').length;
      const least = Math.max(shown.length, Math.floor(said - random() * 20));
      opened.get(cuts[number - 1] ?? -1)?.resolve();
      const before = shown;
      await reader.until((so) => before.length + so.text().length >= Math.min(least, said - 1));
      reader.leave();
      shown += reader.text();
      const by = number % 2 === 0 ? 'snapshot' : 'position';
      const resumed = await resume(ctx, asked, reader, shown, by);
      expect(whole.startsWith(resumed.shown), `reload ${number} by ${by}`).toBe(true);
      expect(resumed.shown.length, `reload ${number} by ${by}`).toBeGreaterThanOrEqual(shown.length);
      ({ shown, reader } = resumed);
    }
    for (const gate of opened.values()) gate.resolve();
    expect(await reader.done).toEqual(await undisturbed.done);
    expect(await undisturbed.done).toMatchObject({ status: 'complete', seq: whole.length });
    expect(shown + reader.text()).toBe(whole);
    expect(undisturbed.text()).toBe(whole);
    expect((await pathOf(ctx, asked.conversationId)).at(-1)?.content).toBe(whole);
  },
  30_000,
);
