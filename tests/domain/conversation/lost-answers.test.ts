import { describe, expect, test } from 'vitest';
import { ask, getTurn, stopTurn, tendTurns } from '#server/domain/conversation/index.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Database, Statement } from '#server/kernel/ports.ts';
import { follow, pathOf, question, startTalking } from '#tests/support/app/index.ts';

/** A context whose database does what it is asked, but whose next answer to the statement `name` is lost on the way. */
function losing(ctx: Context, name: string): { ctx: Context; lost(): number } {
  let lost = 0;
  const lossy = (query: Database['query']): Database['query'] => {
    return async <Row>(statement: Statement, values: Parameters<Database['query']>[1]): Promise<Row[]> => {
      const rows = await query<Row>(statement, values);
      if (statement.name !== name || lost > 0) return rows;
      lost++;
      throw new Error('Connection terminated unexpectedly');
    };
  };
  const { db } = ctx;
  const relaxed = { query: lossy((...asked) => db.relaxed.query(...asked)) };
  return { ctx: { ...ctx, db: { ...db, query: lossy(db.query), relaxed } }, lost: () => lost };
}

describe('where the database has done it but its answer is lost', () => {
  test('a turn that was closed stays closed as it was', async () => {
    await using t = await startTalking();
    const { ctx, lost } = losing(t.ctx, 'close-turn');
    const asked = question();
    await ask(ctx, asked);
    const reader = follow(ctx, asked.turnId);
    expect(await reader.done).toMatchObject({ status: 'complete', endReason: 'stop' });
    expect(reader.text()).toBe('Fine.');
    expect(lost()).toBe(1);
    expect((await pathOf(t.ctx, asked.conversationId)).at(-1)).toMatchObject({
      status: 'complete',
      content: 'Fine.',
    });
  });

  test('words that were stored are stored once, with those that came since, and shown once', async () => {
    await using t = await startTalking();
    const { ctx, lost } = losing(t.ctx, 'append-events');
    const gate = Promise.withResolvers<void>();
    t.provider.answer({
      steps: [{ text: 'One' }, { text: ' two' }, { wait: gate.promise }, { text: ' three' }, 'stall'],
    });
    const asked = question();
    await ask(ctx, asked);
    const reader = follow(ctx, asked.turnId);
    await reader.until((so) => so.text() === 'One two');
    gate.resolve();
    await reader.until((so) => so.text() === 'One two three');
    expect(lost()).toBe(1);
    expect(await getTurn(t.ctx, asked)).toMatchObject({ content: 'One two three' });
    expect(await stopTurn(ctx, asked)).toMatchObject({ status: 'stopped', seq: 13 });
  });

  test('a turn that its own process never learned of is closed by it, and can be asked for again', async () => {
    await using t = await startTalking();
    const { ctx, lost } = losing(t.ctx, 'open-turn-in-new-conversation');
    const asked = question();
    await expect(ask(ctx, asked)).rejects.toThrow('Connection terminated');
    expect(lost()).toBe(1);
    expect(await ask(ctx, asked)).toMatchObject({ turnId: asked.turnId, conversation: { running: true } });

    // A turn that has only just been opened may be on its way to its process.
    await tendTurns(t.app.system);
    expect(await getTurn(t.ctx, asked)).toMatchObject({ status: 'running' });
    const where = { id: asked.turnId };
    await t.app.ports.db.prisma.turn.update({ where, data: { startedAt: new Date(Date.now() - 11_000) } });
    await tendTurns(t.app.system);
    expect(await getTurn(t.ctx, asked)).toMatchObject({ status: 'interrupted', content: '' });
    expect(t.provider.requests).toHaveLength(0);
  });

  test('a long turn that its process does run is left alone', async () => {
    await using t = await startTalking();
    t.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    await ask(t.ctx, asked);
    const where = { id: asked.turnId };
    await t.app.ports.db.prisma.turn.update({ where, data: { startedAt: new Date(Date.now() - 3_600_000) } });
    await tendTurns(t.app.system);
    expect(await getTurn(t.ctx, asked)).toMatchObject({ status: 'running' });
  });
});
