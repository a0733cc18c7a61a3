import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countCharacters, MOST_CHARACTERS } from '#components/copy/state/count-characters.ts';
import { briefOf, draftAfter, draftFor, EMPTY_DRAFT, isBlank } from '#components/copy/state/draft.ts';
import { fieldProblem, firstProblem } from '#components/copy/state/field-problem.ts';
import {
  addNewTab,
  forgetNewTab,
  readDraft,
  readNewTabs,
  writeDraft,
} from '#components/copy/state/keep-drafts.ts';
import { shownName } from '#components/copy/state/tab-words.ts';
import { TONE_NAMES } from '#components/copy/state/tones.ts';
import * as server from '#server/domain/copy/schema.ts';
import { aRequest } from './a-request.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

const DRAFT = { title: 'Kettle', tone: 'witty', feature: 'Boils' } as const;

test('the page has the tones and the room of the server', () => {
  expect(TONE_NAMES).toEqual(server.TONES.map(({ name }) => name));
  expect(MOST_CHARACTERS).toBe(server.MOST_CHARACTERS);
});

test('the form refuses what the server would refuse, and nothing else', () => {
  const texts = ['', '  ', '?!', 'a', '7', '猫', 'x'.repeat(300), 'x'.repeat(301), 'x'.repeat(10_001)];
  for (const text of texts) {
    for (const field of ['title', 'feature'] as const) {
      const accepted = server.CopyBrief.shape[field].safeParse(text.trim()).success;
      expect(fieldProblem(field, text) === null, `${field}: ${text.length} characters`).toBe(accepted);
    }
  }
  expect(fieldProblem('title', 'x'.repeat(310))?.message).toBe('310 characters: 10 too many.');
  expect(firstProblem(EMPTY_DRAFT)).toBe('title');
  expect(firstProblem({ ...DRAFT, feature: '…' })).toBe('feature');
  expect(firstProblem(DRAFT)).toBeNull();
});

test('characters are counted as readers count', () => {
  expect(countCharacters('')).toBe(0);
  expect(countCharacters('Ça va 👩‍👩‍👧‍👦 🇵🇹')).toBe(9);
});

test('what was sent leaves the form, its subject stays; words written meanwhile stay too', () => {
  const draft = { ...DRAFT, feature: ' Boils ' };
  expect(draftAfter(draft, briefOf(draft))).toEqual({ ...DRAFT, feature: '' });
  const more = { ...DRAFT, feature: 'Boils and sings' };
  expect(draftAfter(more, briefOf(draft))).toBe(more);
});

test('a tab begins with the subject of its last request', () => {
  const requests = [aRequest(1), aRequest(2, { title: 'Kettle', tone: 'formal' })];
  expect(draftFor(requests)).toEqual({ title: 'Kettle', tone: 'formal', feature: '' });
  expect(isBlank(draftFor([]))).toBe(true);
});

test('each tab keeps its own draft; nonsense and a forbidden storage harm nothing', () => {
  writeDraft('a', DRAFT);
  expect([readDraft('a'), readDraft('b')]).toEqual([DRAFT, null]);
  writeDraft('a', null);
  expect(readDraft('a')).toBeNull();
  for (const text of ['{', '7', 'null', '{"title":"x","tone":"loud","feature":"y"}']) {
    kept.set('greenroom.nobody.copy-draft.a', text);
    expect(readDraft('a')).toBeNull();
  }
  const denied = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: denied, setItem: denied, removeItem: denied });
  expect(() => writeDraft('a', DRAFT)).not.toThrow();
  expect(readNewTabs()).toEqual([]);
});

test('tabs in which nothing was written are remembered once, until something is', () => {
  addNewTab('a');
  addNewTab('b');
  addNewTab('a');
  expect(readNewTabs()).toEqual(['b', 'a']);
  forgetNewTab('a');
  forgetNewTab('b');
  expect(kept.size).toBe(0);
});

test('a tab’s first name reads as people write; other names stay', () => {
  expect(shownName('Smart watch_witty')).toBe('Smart watch · witty');
  for (const name of ['Smart watch', 'snake_case', '_witty', '']) expect(shownName(name)).toBe(name);
});
