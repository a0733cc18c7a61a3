import { expect, test } from 'vitest';
import { segmentsOf, visibleRange } from '#components/chat/state/window-rows.ts';

const hundred = () => 100;

test('only rows near the view are mounted, however many there are', () => {
  const range = visibleRange(5000, hundred, { top: 250_000, height: 800 }, 400);
  expect(range.from).toBeLessThanOrEqual(2496);
  expect(range.to).toBeGreaterThanOrEqual(2512);
  expect(range.to - range.from).toBeLessThan(32);
});

test('the ends of the list are ends of the range', () => {
  expect(visibleRange(10, hundred, { top: 0, height: 300 }, 100)).toEqual({ from: 0, to: 8 });
  expect(visibleRange(10, hundred, { top: 700, height: 300 }, 100)).toEqual({ from: 4, to: 10 });
  expect(visibleRange(0, hundred, { top: 0, height: 300 }, 100)).toEqual({ from: 0, to: 0 });
});

test('gaps are as high as the rows they stand for', () => {
  const segments = segmentsOf(10, (index) => index + 1, { from: 4, to: 6 }, new Set());
  expect(segments).toEqual([
    { type: 'gap', height: 1 + 2 + 3 + 4, key: 'gap-0' },
    { type: 'rows', from: 4, to: 6 },
    { type: 'gap', height: 7 + 8 + 9 + 10, key: 'gap-6' },
  ]);
});

test('kept rows stay mounted far from the view', () => {
  const segments = segmentsOf(10, hundred, { from: 8, to: 10 }, new Set([2]));
  expect(segments.filter((segment) => segment.type === 'rows')).toEqual([
    { type: 'rows', from: 2, to: 3 },
    { type: 'rows', from: 8, to: 10 },
  ]);
});
