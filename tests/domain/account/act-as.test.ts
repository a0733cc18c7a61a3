import { expect, test } from 'vitest';
import { actAs } from '#server/domain/account/index.ts';
import { requireUser } from '#server/kernel/actor.ts';
import { testApplication } from '#tests/support/app/index.ts';

test('everybody acts as themselves', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  expect(await actAs(ctx, requireUser(ctx.actor).uuid)).toBe(ctx);
});

test('nobody acts for others without the scope: neither an administrator nor a key that may do all else', async () => {
  await using app = await testApplication();
  const [other, admin] = [await app.newUser(), await app.newUser({ admin: true })];
  const { uuid } = requireUser(other.ctx.actor);
  const keys = [await app.apiKey(admin.ctx), await app.apiKey(admin.ctx, { scopes: ['chat', 'metrics'] })];
  for (const ctx of [admin.ctx, ...keys.map((key) => key.ctx)]) {
    await expect(actAs(ctx, uuid)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(actAs(ctx, 'nobody')).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test('with the scope a key acts for another, under its own application, and is no administrator', async () => {
  await using app = await testApplication();
  const [other, admin] = [await app.newUser({ admin: true }), await app.newUser({ admin: true })];
  const { uuid, userId } = requireUser(other.ctx.actor);
  const key = await app.apiKey(admin.ctx, { scopes: ['act-as'], mode: 'test' });
  const asKey = requireUser(key.ctx.actor);
  const { actor } = await actAs(key.ctx, uuid);
  expect(actor).toEqual({ ...asKey, userId, uuid, role: 'user' });
  expect(actor).toMatchObject({ sandboxOnly: true, applicationId: asKey.applicationId });
  await expect(actAs(key.ctx, 'nobody')).rejects.toMatchObject({ code: 'not_found' });
});
