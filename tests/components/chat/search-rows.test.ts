import { expect, test } from 'vitest';
import { questionRow } from '#components/chat/state/optimistic-rows.ts';
import { fillHole, joinPage } from '#components/chat/state/search-rows.ts';

const rows = Array.from({ length: 20 }, (_, index) =>
  questionRow({
    id: `m${index}`,
    parentId: index === 0 ? null : `m${index - 1}`,
    content: '',
    createdAt: '2026-11-20T10:00:00.000Z',
    siblings: [`m${index}`],
  }),
);
const numbers = (path: { rows: readonly { id: string }[] }) => path.rows.map(({ id }) => Number(id.slice(1)));
const end = { rows: rows.slice(15), earlier: true };

test('a page from far above stands over what is loaded, and another one takes its place', () => {
  const joined = joinPage(end, { rows: rows.slice(0, 3), earlier: false });
  expect([numbers(joined), joined.earlier]).toEqual([[0, 1, 2, 15, 16, 17, 18, 19], false]);
  const other = joinPage(joined, { rows: rows.slice(6, 8), earlier: true });
  expect([numbers(other), other.earlier]).toEqual([[6, 7, 15, 16, 17, 18, 19], true]);
});

test('a page that reaches what is loaded leaves no hole, and one that adds nothing changes nothing', () => {
  const joined = joinPage(end, { rows: rows.slice(12, 17), earlier: true });
  expect(numbers(joined)).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
  expect(joinPage(joined, { rows: rows.slice(12, 14), earlier: true })).toEqual(joined);
});

test('what is missing is filled in from either side, once', () => {
  const holed = joinPage(end, { rows: rows.slice(0, 3), earlier: false });
  const above = fillHole(holed, rows.slice(3, 6));
  expect(numbers(above)).toEqual([0, 1, 2, 3, 4, 5, 15, 16, 17, 18, 19]);
  const below = fillHole(above, rows.slice(12, 16));
  expect(numbers(below)).toEqual([0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 17, 18, 19]);
  expect(numbers(fillHole(below, rows.slice(4, 13)))).toEqual(rows.map((_, index) => index));
});
