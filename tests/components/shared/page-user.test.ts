import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { claimPage, forgetKept, ownKey, pageHeaders } from '#components/shared/page-user.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  const storage = { removeItem: (key: string) => void kept.delete(key) };
  const keys = { ownKeys: () => [...kept.keys()] };
  const own = () => ({ enumerable: true, configurable: true });
  vi.stubGlobal('localStorage', new Proxy(storage, { ...keys, getOwnPropertyDescriptor: own }));
  vi.stubGlobal('window', {});
});
afterEach(() => vi.unstubAllGlobals());

test('what is kept is kept by whose page it is, and the server is told whose that is', () => {
  claimPage(1);
  const mine = ownKey('draft.new');
  expect(pageHeaders()).toEqual({ 'x-greenroom-user': '1' });
  claimPage(2);
  expect(ownKey('draft.new')).not.toBe(mine);
  claimPage(1);
  expect(ownKey('draft.new')).toBe(mine);
});

test('signing out forgets one’s own, and leaves what waits for others, and the theme', () => {
  claimPage(2);
  const others = ownKey('draft.new');
  claimPage(1);
  for (const key of [ownKey('draft.new'), 'greenroom.model', others, 'greenroom-theme', 'elsewhere'])
    kept.set(key, 'x');
  forgetKept();
  expect([...kept.keys()]).toEqual([others, 'greenroom-theme', 'elsewhere']);
});

test('where pages are rendered, which is for many, nobody’s page it is', async () => {
  vi.unstubAllGlobals();
  vi.resetModules();
  const server = await import('#components/shared/page-user.ts');
  server.claimPage(7);
  expect(server.pageHeaders()).toEqual({});
});
