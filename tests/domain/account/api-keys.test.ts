import { expect, test } from 'vitest';
import {
  createApiKey,
  listApiKeys,
  looksLikeApiKey,
  revokeApiKey,
  verifyApiKey,
} from '#server/domain/account/index.ts';
import { newId } from '#server/kernel/ids.ts';
import { testApplication } from '#tests/support/app/index.ts';

test('a key is shown whole once, and then by its mode and last four', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  const { secret, ...made } = await createApiKey(ctx, { name: ' CI ', mode: 'live', scopes: ['chat'] });
  expect(secret).toMatch(/^gr_live_[A-Za-z0-9_-]{43}$/);
  expect(looksLikeApiKey(secret)).toBe(true);
  expect(made).toMatchObject({
    name: 'CI',
    scopes: ['chat'],
    preview: `gr_live_\u2026${secret.slice(-4)}`,
    lastUsedAt: null,
    revokedAt: null,
  });
  expect(await listApiKeys(ctx)).toEqual([made]);
});

test('keys of one name belong to one application, also when they are made at once', async () => {
  await using app = await testApplication();
  const { ctx, userId } = await app.newUser();
  await Promise.all(Array.from({ length: 8 }, () => createApiKey(ctx, { name: 'same', mode: 'live' })));
  expect(await app.ports.db.prisma.application.count({ where: { userId } })).toBe(1);
  expect(await listApiKeys(ctx)).toHaveLength(8);
});

test('a revoked key stays in the list and cannot be revoked again', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  const { id } = await createApiKey(ctx, { name: 'old', mode: 'test' });
  await revokeApiKey(ctx, { id });
  expect(await listApiKeys(ctx)).toMatchObject([{ id, revokedAt: expect.any(String) }]);
  await expect(revokeApiKey(ctx, { id })).rejects.toMatchObject({ code: 'not_found' });
});

test('nobody revokes or sees what is another’s', async () => {
  await using app = await testApplication();
  const [mine, theirs] = [await app.newUser(), await app.newUser()];
  const { id, secret } = await createApiKey(mine.ctx, { name: 'mine', mode: 'live' });
  await expect(revokeApiKey(theirs.ctx, { id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(revokeApiKey(theirs.ctx, { id: newId() })).rejects.toMatchObject({ code: 'not_found' });
  expect(await listApiKeys(theirs.ctx)).toEqual([]);
  expect(await verifyApiKey({ ...app.ports, address: '' }, secret)).toMatchObject({
    userId: mine.userId,
    scopes: null,
    sandboxOnly: false,
  });
});

test('a key must expire in the future', async () => {
  await using app = await testApplication();
  const { ctx } = await app.newUser();
  const expiresAt = ctx.clock.now().toISOString();
  await expect(createApiKey(ctx, { name: 'late', mode: 'live', expiresAt })).rejects.toMatchObject({
    code: 'invalid_input',
    details: { field: 'expiresAt' },
  });
});

test('whoever is not signed in has no keys', async () => {
  await using app = await testApplication();
  const anonymous = app.contextOf({ kind: 'anonymous' });
  await expect(listApiKeys(anonymous)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(createApiKey(anonymous, { name: 'x', mode: 'live' })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
});

test.each([
  ['acts for other users', 'act-as'],
  ['reads everybody’s figures', 'metrics'],
] as const)('a key that %s is made by an administrator only', async (_, scope) => {
  await using app = await testApplication();
  const asking = { name: 'service', mode: 'live', scopes: ['chat', scope] } as const;
  const { ctx } = await app.newUser();
  await expect(createApiKey(ctx, { ...asking, scopes: [...asking.scopes] })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await listApiKeys(ctx)).toEqual([]);
  const admin = await app.newUser({ admin: true });
  const made = await createApiKey(admin.ctx, { ...asking, scopes: [...asking.scopes] });
  expect(made.scopes).toEqual(['chat', scope]);
});
