import { expect, test, vi } from 'vitest';
import { retryVictims } from '#server/infra/database/retry-victims.ts';

const failure = (code: string) => Object.assign(new Error(`failed with ${code}`), { code });

/** Fails with each of these codes in turn, then succeeds. */
function failing(...codes: string[]) {
  return vi.fn<() => Promise<string>>(() => {
    const code = codes.shift();
    return code === undefined ? Promise.resolve('done') : Promise.reject(failure(code));
  });
}

test('a victim of a deadlock or of a serialization failure runs again until it succeeds', async () => {
  const attempt = failing('40P01', '40001', '40P01', '40P01');
  expect(await retryVictims(attempt)).toBe('done');
  expect(attempt).toHaveBeenCalledTimes(5);
});

test('after five times in vain the failure is told', async () => {
  const attempt = failing('40P01', '40P01', '40P01', '40P01', '40P01');
  await expect(retryVictims(attempt)).rejects.toMatchObject({ code: '40P01' });
  expect(attempt).toHaveBeenCalledTimes(5);
});

test.each(['23505', '57P01', 'ECONNRESET'])('%s is told at once', async (code) => {
  const attempt = failing(code);
  await expect(retryVictims(attempt)).rejects.toMatchObject({ code });
  expect(attempt).toHaveBeenCalledTimes(1);
});
