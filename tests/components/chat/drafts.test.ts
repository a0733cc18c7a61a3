import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetSent, readDraft, readQueued, writeDraft, writeQueued } from '#components/chat/state/drafts.ts';

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
});
afterEach(() => vi.unstubAllGlobals());

test('each chat keeps its own draft', () => {
  writeDraft('a', 'one');
  writeDraft('b', 'two');
  expect([readDraft('a'), readDraft('b'), readDraft('c')]).toEqual(['one', 'two', '']);
});

test('a draft is forgotten once the server has it, unless it was written over meanwhile', () => {
  writeDraft('a', 'sent');
  forgetSent('a', 'sent');
  expect(readDraft('a')).toBe('');
  writeDraft('a', 'something newer');
  forgetSent('a', 'sent');
  expect(readDraft('a')).toBe('something newer');
});

test('what is queued belongs to the tab', () => {
  writeQueued('a', 'next');
  expect(readQueued('a')).toBe('next');
  vi.stubGlobal('sessionStorage', storage());
  expect(readQueued('a')).toBeNull();
});

test('a forbidden storage keeps nobody from writing', () => {
  const forbidden = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  writeDraft('a', 'text');
  expect(readDraft('a')).toBe('');
});
