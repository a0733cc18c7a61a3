import { expect, test } from 'vitest';
import { sends } from '#components/shared/enter-key.ts';

const enter = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
};
const desk = { sinceComposition: Number.POSITIVE_INFINITY, coarsePointer: false };
const phone = { ...desk, coarsePointer: true };

test('Enter sends, with Shift it begins a line', () => {
  expect(sends(enter, desk)).toBe(true);
  expect(sends({ ...enter, shiftKey: true }, desk)).toBe(false);
  expect(sends({ ...enter, key: 'a' }, desk)).toBe(false);
});

test('under a finger Enter begins a line, and mod+Enter sends', () => {
  expect(sends(enter, phone)).toBe(false);
  expect(sends({ ...enter, metaKey: true }, phone)).toBe(true);
});

test('the Enter that ends a composition sends nothing', () => {
  expect(sends({ ...enter, isComposing: true }, desk)).toBe(false);
  expect(sends({ ...enter, keyCode: 229 }, desk)).toBe(false);
  expect(sends({ ...enter, key: 'Process' }, desk)).toBe(false);
  expect(sends({ ...enter, isComposing: true, ctrlKey: true }, desk)).toBe(false);
});

test('Safari tells of the end of a composition before the Enter that made it', () => {
  expect(sends(enter, { ...desk, sinceComposition: 4 })).toBe(false);
  expect(sends(enter, { ...desk, sinceComposition: 31 })).toBe(true);
});
