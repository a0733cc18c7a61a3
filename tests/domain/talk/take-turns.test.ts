import { expect, test } from 'vitest';
import { takeTurns } from '#server/domain/talk/take-turns.ts';
import { testApplication } from '#tests/support/app/index.ts';

test('what fails again and again is tried ever more seldom, and at once again when it worked', async () => {
  await using app = await testApplication();
  const tried: number[] = [];
  let works = false;
  for (let call = 0; call < 40; call++) {
    works = call === 27;
    const work = async () => {
      tried.push(call);
      if (!works) throw new Error('failed');
    };
    await takeTurns(app.ports, 1, work).catch(() => undefined);
  }
  expect(tried).toEqual([0, 1, 3, 7, 15, 31]);
});

test('two of one conversation never work at once; another waits for neither', async () => {
  await using app = await testApplication();
  const gate = Promise.withResolvers<void>();
  const done: string[] = [];
  const first = takeTurns(app.ports, 1, async () => {
    await gate.promise;
    done.push('first');
  });
  await takeTurns(app.ports, 1, async () => void done.push('second'));
  await takeTurns(app.ports, 2, async () => void done.push('other'));
  gate.resolve();
  await first;
  await takeTurns(app.ports, 1, async () => void done.push('third'));
  expect(done).toEqual(['other', 'first', 'third']);
});
