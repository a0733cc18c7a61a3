import { expect, test } from 'vitest';
import { regenerate } from '#server/domain/conversation/index.ts';
import { recallPath, rememberPath } from '#server/domain/conversation/history-cache.ts';
import type { HistoryRow } from '#server/domain/conversation/compose-prompt.ts';
import { newId } from '#server/kernel/ids.ts';
import {
  askAndRead,
  exchanges,
  follow,
  promptOf,
  question,
  startTalking,
  storedConversation,
  type Talking,
} from '#tests/support/app/index.ts';
import { randomFrom } from '#tests/components/chat/random-from.ts';

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);

/** The path down to a message, as the rows say it. */
async function storedPath(t: Talking, leafId: string | null): Promise<string[]> {
  const path: string[] = [];
  for (let id = leafId; id !== null; ) {
    const row = await t.ctx.db.prisma.message.findUniqueOrThrow({ where: { id } });
    if (row.content !== '') path.unshift(`${row.role}: ${row.content}`);
    id = row.parentId;
  }
  return path;
}

test(`through edits and new answers the model is told exactly the path that is stored (TEST_SEED=${seed})`, async () => {
  await using t = await startTalking();
  const random = randomFrom(seed);
  const { conversationId, messageIds } = await storedConversation(t.ctx, exchanges(3));
  const answers = messageIds.filter((_, index) => index % 2 === 1);
  for (let step = 0; step < 60; step++) {
    const at = answers[Math.floor(random() * answers.length)] ?? '';
    const assistantMessageId = newId();
    const turnId = newId();
    if (random() < 0.3) {
      await regenerate(t.ctx, {
        conversationId,
        messageId: at,
        turnId,
        assistantMessageId,
        settings: {},
      });
      await follow(t.ctx, turnId).done;
    } else {
      // Mostly at the end, as people talk; now and then anywhere above.
      const parentId = random() < 0.7 ? (answers.at(-1) ?? null) : at;
      await askAndRead(
        t.ctx,
        question({ conversationId, turnId, parentId, assistantMessageId, content: `question ${step}` }),
      );
    }
    const { parentId } = await t.ctx.db.prisma.message.findUniqueOrThrow({
      where: { id: assistantMessageId },
    });
    expect(await promptOf(t.provider.requests.at(-1)), `step ${step}`).toEqual(await storedPath(t, parentId));
    answers.push(assistantMessageId);
  }
});

test('what one person talks about is nothing that another could be told', async () => {
  await using t = await startTalking();
  const other = await t.app.newUser();
  const { conversationId, sessionId, leafId } = await storedConversation(t.ctx, exchanges(1));
  await askAndRead(t.ctx, question({ conversationId, content: 'mine', parentId: leafId }));
  for (const place of [conversationId, String(sessionId)])
    expect(recallPath(t.ctx, `${other.userId}:${place}`, 10)).toBeNull();
  expect(recallPath(t.ctx, `${t.user.userId}:${conversationId}`, 10)).not.toBeNull();
});

const row = (depth: number, content: string, role: HistoryRow['role'] = 'user'): HistoryRow => {
  return { depth, role, status: 'complete', content };
};

test('a path is kept as far as it matters to its model, with every instruction above', async () => {
  await using t = await startTalking();
  const rows = [row(0, 'Rule.', 'system'), row(1, 'x'.repeat(50)), row(2, 'y'.repeat(50)), row(3, 'z')];
  rememberPath(t.ctx, 'here', { leafId: newId(), rows: rows.slice(1), room: 40 });
  expect(recallPath(t.ctx, 'here', 40)?.rows.map(({ depth }) => depth)).toEqual([2, 3]);
  // A model that holds more must be told more than is known.
  expect(recallPath(t.ctx, 'here', 41)).toBeNull();
  rememberPath(t.ctx, 'here', { leafId: newId(), rows, room: 40 });
  expect(recallPath(t.ctx, 'here', 40)?.rows.map(({ depth }) => depth)).toEqual([0, 2, 3]);
});

test('memory is bounded: the conversation that was silent longest makes room', async () => {
  await using t = await startTalking();
  const big = [row(0, 'x'.repeat(1_500_000))];
  for (const place of ['a', 'b', 'c', 'd', 'e']) {
    rememberPath(t.ctx, place, { leafId: newId(), rows: big, room: 2_000_000 });
    recallPath(t.ctx, 'a', 10);
  }
  rememberPath(t.ctx, 'f', { leafId: newId(), rows: big, room: 2_000_000 });
  const kept = ['a', 'b', 'c', 'd', 'e', 'f'].filter((place) => recallPath(t.ctx, place, 10) !== null);
  expect(kept).toEqual(['a', 'c', 'd', 'e', 'f']);
});
