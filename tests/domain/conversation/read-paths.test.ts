import { afterAll, beforeAll, expect, test } from 'vitest';
import { getSession, listSessions, tellSessions } from '#server/domain/conversation/index.ts';
import type { Context } from '#server/kernel/context.ts';
import {
  exchanges,
  storedConversation,
  type TestApplication,
  testApplication,
} from '#tests/support/app/index.ts';

let app: TestApplication;
beforeAll(async () => {
  app = await testApplication();
});
afterAll(() => app.close());

/** The same context, and how much text each of its statements has brought. */
function weighed(ctx: Context): { ctx: Context; answers: number[] } {
  const answers: number[] = [];
  const db: Context['db'] = {
    ...ctx.db,
    async query<Row>(...asked: Parameters<typeof ctx.db.query>) {
      const rows = await ctx.db.query<Row>(...asked);
      answers.push(JSON.stringify(rows).length);
      return rows;
    },
  };
  return { ctx: { ...ctx, db }, answers };
}

test('sessions of any length are told whole, and never more than a piece of them is read at once', async () => {
  const user = await app.newUser();
  const lengths = [1, 0, 200, 3, 1, 1, 1, 1, 1, 1, 1, 2, 40];
  const stored = lengths.map((length, session) =>
    exchanges(length, (index) => `${session}.${index} ${'wörd '.repeat(session === 12 ? 5_000 : 800)}`),
  );
  for (const [index, messages] of stored.entries())
    await storedConversation(user.ctx, messages, {
      title: `${index}`,
      updatedAt: new Date(2030, 0, index + 1),
    });
  const { ctx, answers } = weighed(user.ctx);
  const { sessions } = await listSessions(ctx, { page: 1, pageSize: 100 });
  const told: unknown[] = [];
  for await (const { title, messages } of tellSessions(ctx, sessions))
    told.push({ title, messages: await Array.fromAsync(messages) });
  expect(told).toEqual(stored.map((messages, index) => ({ title: `${index}`, messages })).toReversed());
  expect(Math.max(...answers)).toBeLessThan(300 * 1024);
  expect(answers.length).toBeGreaterThan(15);
});

test('a message that is longer than a piece is told too', async () => {
  const { ctx } = await app.newUser();
  const said = exchanges(2, (index) => `${index} `.repeat(index === 1 ? 400_000 : 1));
  const { sessionId } = await storedConversation(ctx, said);
  expect(await Array.fromAsync((await getSession(ctx, sessionId)).messages)).toEqual(said);
});

test('who stops taking has nothing more read', async () => {
  const user = await app.newUser();
  const { sessionId } = await storedConversation(
    user.ctx,
    exchanges(200, () => 'x'.repeat(5_000)),
  );
  const { ctx, answers } = weighed(user.ctx);
  for await (const message of (await getSession(ctx, sessionId)).messages) {
    expect(message.role).toBe('user');
    break;
  }
  expect(answers).toHaveLength(2);
});
