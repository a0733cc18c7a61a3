import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { getTurn, regenerate, tendTurns } from '#server/domain/conversation/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { randomFrom } from '#tests/components/chat/random-from.ts';
import type { Step } from '#tests/simulators/providers/index.ts';
import {
  follow,
  pathOf,
  providerEnvironment,
  question,
  startTalking,
  type Talking,
  textOf,
} from '#tests/support/app/index.ts';
import { startTurnProcess, type TurnProcess } from './killed-process.ts';
import { multiByteDeltas } from './multi-byte-words.ts';

/** `npm test` takes a sample; TEST_KILLS=100 takes the hundred. */
const KILLS = Number(process.env['TEST_KILLS'] ?? 6);
const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);

/** A provider at some hundred words a second that never ends by itself. */
function slowly(deltas: readonly string[]): Step[] {
  const spoken = deltas.flatMap((text): Step[] => [
    {
      get wait() {
        return delay(3);
      },
    },
    { text },
  ]);
  return [...spoken, 'stall'];
}

type Victim = { process: TurnProcess; asked: ReturnType<typeof question>; sent: string };

async function startVictim(t: Talking, deltas: readonly string[]): Promise<Victim> {
  const exchange = t.provider.answer({ steps: slowly(deltas) });
  const asked = question();
  const process = await startTurnProcess(providerEnvironment(t.provider), t.user.userId, asked);
  // From here on the script is used up, whenever the process dies.
  await exchange.request;
  return { process, asked, sent: deltas.join('') };
}

/** Makes a dead process look as dead as it will look in ten seconds. */
async function letTimePass(t: Talking, { process }: Victim): Promise<void> {
  const heartbeatAt = new Date(Date.now() - 60_000);
  await t.app.ports.db.prisma.process.update({ where: { id: process.processId() }, data: { heartbeatAt } });
}

test(
  `kill -9 at ${KILLS} random moments loses no word that was seen (TEST_SEED=${seed})`,
  async () => {
    const random = randomFrom(seed);
    await using t = await startTalking();
    let ahead = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const deltas = multiByteDeltas(seed + kill, 120);
      const victim = await startVictim(t, deltas);
      // The first is killed before a word, the others after a random number of them.
      const moment = kill === 0 ? 0 : Math.floor(random() * (victim.sent.length - 10));
      await victim.process.seen(moment);
      await victim.process.end('SIGKILL');
      const at = `kill ${kill} after ${moment} characters`;

      await tendTurns(t.app.system);
      expect(await getTurn(t.ctx, victim.asked), at).toMatchObject({ status: 'running' });
      await letTimePass(t, victim);
      await tendTurns(t.app.system);
      const seen = textOf(victim.process.events);
      const path = await pathOf(t.ctx, victim.asked.conversationId);
      const [asked, answer] = path;
      const text = answer?.content ?? '';
      expect(path, at).toHaveLength(2);
      expect(asked, at).toMatchObject({ content: victim.asked.userMessage.content, status: 'complete' });
      expect(answer, at).toMatchObject({
        id: victim.asked.assistantMessageId,
        status: 'interrupted',
        live: null,
      });
      expect(text.startsWith(seen), at).toBe(true);
      expect(victim.sent.startsWith(text), at).toBe(true);
      ahead += text.length - seen.length;

      const late = follow(t.ctx, victim.asked.turnId, seen.length);
      expect(await late.done, at).toMatchObject({
        type: 'turn-end',
        status: 'interrupted',
        seq: text.length,
      });
      expect(seen + late.text(), at).toBe(text);
      await answerAgain(t, victim);
    }
    const where = { userId: t.user.userId };
    expect(await t.app.ports.db.prisma.turn.count({ where })).toBe(2 * KILLS);
    expect(await t.app.ports.db.prisma.message.count({ where: { conversation: where } })).toBe(3 * KILLS);
    console.log(`${KILLS} kills: 0 words lost; ${ahead} characters were stored and had not been seen yet`);
  },
  60_000 + KILLS * 15_000,
);

async function answerAgain(t: Talking, { asked }: Victim): Promise<void> {
  const again = {
    conversationId: asked.conversationId,
    messageId: asked.assistantMessageId,
    turnId: newId(),
    assistantMessageId: newId(),
    settings: {},
  };
  t.provider.answer({ steps: [{ text: 'Whole.' }, { end: 'stop' }] });
  await regenerate(t.ctx, again);
  expect(await follow(t.ctx, again.turnId).done).toMatchObject({ status: 'complete' });
  const answer = (await pathOf(t.ctx, asked.conversationId)).at(-1);
  expect(answer).toMatchObject({
    content: 'Whole.',
    siblings: [asked.assistantMessageId, again.assistantMessageId],
  });
}

test('a process that is told to end keeps all that was said, tells its readers, and needs no reaper', async () => {
  await using t = await startTalking();
  const victim = await startVictim(t, multiByteDeltas(1, 120));
  await victim.process.seen(100);
  const elsewhere = follow(t.ctx, victim.asked.turnId);
  await elsewhere.until((so) => so.text().length >= 100);
  await victim.process.end('SIGTERM');
  const { content, status } = await getTurn(t.ctx, victim.asked);
  expect(status).toBe('interrupted');
  expect(textOf(victim.process.events)).toBe(content);
  expect(victim.process.events.at(-1)).toMatchObject({
    type: 'turn-end',
    status: 'interrupted',
    failure: null,
  });
  expect(await elsewhere.done).toMatchObject({ status: 'interrupted' });
  expect(elsewhere.text()).toBe(content);
  expect(victim.sent.startsWith(content)).toBe(true);
  const { prisma } = t.app.ports.db;
  expect(await prisma.process.count({ where: { id: victim.process.processId() } })).toBe(0);
});
