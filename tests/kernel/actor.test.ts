import { expect, test } from 'vitest';
import { type Actor, requireScope, requireUser, type UserActor } from '#server/kernel/actor.ts';

const user: UserActor = {
  kind: 'user',
  userId: 7,
  uuid: 'u',
  role: 'user',
  plan: 'free',
  via: 'api-key',
  applicationId: 2,
  scopes: null,
  sandboxOnly: false,
};

test.each<Actor>([{ kind: 'anonymous' }, { kind: 'system', job: 'sweep' }])('%j is no user', (actor) => {
  expect(() => requireUser(actor)).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
  expect(() => requireScope(actor, 'chat')).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
});

test('a key without scopes may do what its user may, one with scopes what they name', () => {
  expect(requireUser(user)).toBe(user);
  expect(requireScope(user, 'chat')).toBe(user);
  expect(requireScope({ ...user, scopes: ['chat', 'metrics'] }, 'metrics')).toMatchObject({ userId: 7 });
  expect(() => requireScope({ ...user, scopes: [] }, 'chat')).toThrow(
    expect.objectContaining({ code: 'forbidden', details: { scope: 'chat' } }),
  );
});

test('what concerns everybody needs an administrator, or a key that names it', () => {
  const refusal = expect.objectContaining({ code: 'forbidden', details: { scope: 'metrics' } });
  const admin: UserActor = { ...user, role: 'admin' };
  expect(requireScope(admin, 'metrics')).toBe(admin);
  expect(() => requireScope(user, 'metrics')).toThrow(refusal);
  expect(() => requireScope({ ...admin, scopes: ['chat'] }, 'metrics')).toThrow(refusal);
});
