import { expect, test } from 'vitest';
import { setPlan, verifySession } from '#server/domain/account/index.ts';
import { testApplication } from '#tests/support/app/index.ts';

test('a plan counts at once, and an account that does not exist has none', async () => {
  await using app = await testApplication();
  const { email, userId } = await app.newUser();
  expect(await verifySession(app.ports, userId)).toMatchObject({ plan: 'free' });
  expect(await setPlan(app.system, { email: email.toUpperCase(), plan: 'pro' })).toEqual({
    email,
    plan: 'pro',
  });
  expect(await verifySession(app.ports, userId)).toMatchObject({ plan: 'pro' });
  await expect(setPlan(app.system, { email: 'nobody@example.com', plan: 'pro' })).rejects.toMatchObject({
    code: 'not_found',
  });
});
