import { expect, test } from 'vitest';
import { shortcutOf } from '#components/chat/state/shortcuts.ts';

const stroke = (change: object) => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  ...change,
});

test('letters are matched by what they write, on both kinds of keyboards', () => {
  expect(shortcutOf(stroke({ key: 'O', code: 'KeyS', ctrlKey: true, shiftKey: true }))).toBe('new-chat');
  expect(shortcutOf(stroke({ key: 'o', metaKey: true, shiftKey: true }))).toBe('new-chat');
  expect(shortcutOf(stroke({ key: 'o', ctrlKey: true }))).toBeNull();
});

test('the slash is matched by where it lies', () => {
  expect(shortcutOf(stroke({ key: '-', code: 'Slash', ctrlKey: true }))).toBe('help');
});

test('plain letters and compositions are no shortcuts', () => {
  expect(shortcutOf(stroke({ key: 'c' }))).toBeNull();
  expect(shortcutOf(stroke({ key: 'Escape', shiftKey: true, isComposing: true }))).toBeNull();
  expect(shortcutOf(stroke({ key: 'Escape', shiftKey: true }))).toBe('focus-composer');
});
