import { expect, test } from 'vitest';
import { IDENTITIES_CHANGED, rememberIdentity } from '#server/domain/account/identity-cache.ts';
import { requireUser } from '#server/kernel/actor.ts';
import { testApplication } from '#tests/support/app/index.ts';

const SECOND_MS = 1_000;

async function remembering() {
  const app = await testApplication();
  const { ctx } = await app.newUser();
  const time = { now: Date.now() };
  const looked = { times: 0 };
  const actor = requireUser(ctx.actor);
  const clocked = { ...ctx, clock: { now: () => new Date(time.now) } };
  const ask = (expiresAt: Date | null = null) =>
    rememberIdentity(clocked, 'credential', () => {
      looked.times++;
      return Promise.resolve({ actor, expiresAt });
    });
  return { app, ctx: clocked, actor, time, looked, ask };
}

test('who somebody is, is looked up once in half a minute', async () => {
  const { app, time, looked, ask, actor } = await remembering();
  await using _ = app;
  expect([await ask(), await ask()]).toEqual([actor, actor]);
  time.now += 29 * SECOND_MS;
  await ask();
  expect(looked.times).toBe(1);
  time.now += SECOND_MS;
  await ask();
  expect(looked.times).toBe(2);
});

test('nobody is remembered longer than their credential lasts', async () => {
  const { app, time, looked, ask } = await remembering();
  await using _ = app;
  const expiresAt = new Date(time.now + 5 * SECOND_MS);
  await ask(expiresAt);
  time.now += 5 * SECOND_MS;
  await ask(expiresAt);
  expect(looked.times).toBe(2);
});

test('who is looked up while something changes is not remembered', async () => {
  const { app, ctx, actor } = await remembering();
  await using _ = app;
  const gate = Promise.withResolvers<undefined>();
  const first = rememberIdentity(ctx, 'revoked meanwhile', async () => {
    await gate.promise;
    return { actor, expiresAt: null };
  });
  ctx.bus.publish(IDENTITIES_CHANGED);
  gate.resolve(undefined);
  expect(await first).toEqual(actor);
  expect(await rememberIdentity(ctx, 'revoked meanwhile', () => Promise.resolve(null))).toBeNull();
});
