import { expect, test, vi } from 'vitest';
import { singleton } from '#server/kernel/singleton.ts';

test('whichever copy of the module asks, the value is the one that was made first', async () => {
  const made = singleton('test-of-singleton', () => ({ number: 1 }));
  vi.resetModules();
  const copy = await import('#server/kernel/singleton.ts');
  expect(copy.singleton).not.toBe(singleton);
  expect(copy.singleton('test-of-singleton', () => ({ number: 2 }))).toBe(made);
  expect(copy.singleton('another-one', () => ({ number: 3 }))).toEqual({ number: 3 });
});
