import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { claimBrowser, forgetKept } from '#components/shared/claim-browser.ts';

/** Its keys are its own properties, as a browser's are. */
class Storage {
  [key: string]: unknown;
  getItem(key: string) {
    return this[key] ?? null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}
let kept: Storage;
beforeEach(() => {
  kept = new Storage();
  vi.stubGlobal('localStorage', kept);
  vi.stubGlobal('window', {});
});
afterEach(() => vi.unstubAllGlobals());

const DRAFT = 'greenroom.draft.new';

test('a draft of whoever was here before is not seen by the next, and is there again when they are back', () => {
  claimBrowser(1);
  kept.setItem(DRAFT, 'A secret of one');
  claimBrowser(2);
  expect(kept.getItem(DRAFT)).toBeNull();
  kept.setItem(DRAFT, 'Words of two');
  claimBrowser(1);
  expect(kept.getItem(DRAFT)).toBe('A secret of one');
  claimBrowser(2);
  expect(kept.getItem(DRAFT)).toBe('Words of two');
});

test('what a browser kept before anybody claimed it is of the first who does', () => {
  kept.setItem(DRAFT, 'Older words');
  claimBrowser(1);
  claimBrowser(1);
  expect(kept.getItem(DRAFT)).toBe('Older words');
});

test('signing out forgets one’s own and leaves what waits for others, and the theme', () => {
  claimBrowser(1);
  kept.setItem(DRAFT, 'Of one');
  claimBrowser(2);
  kept.setItem(DRAFT, 'Of two');
  kept.setItem('greenroom-theme', 'dark');
  forgetKept();
  claimBrowser(2);
  expect([kept.getItem(DRAFT), kept.getItem('greenroom-theme')]).toEqual([null, 'dark']);
  claimBrowser(1);
  expect(kept.getItem(DRAFT)).toBe('Of one');
});

test('storage that is full or spoilt loses nothing and breaks nothing', () => {
  claimBrowser(1);
  kept.setItem(DRAFT, 'Of one');
  vi.spyOn(kept, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  claimBrowser(2);
  expect(kept.getItem(DRAFT)).toBe('Of one');
  vi.restoreAllMocks();
  kept.setItem('greenroom-shelf.3', '{"a":');
  claimBrowser(3);
  claimBrowser(3);
  claimBrowser(1);
  expect(kept.getItem(DRAFT)).toBe('Of one');
});
