import { expect, test } from 'vitest';
import { mergeSnapshot, prependEarlier } from '#components/shared/merge-snapshot.ts';
import { questionRow } from '#components/chat/state/optimistic-rows.ts';

const row = (id: string, parentId: string | null, content = id) =>
  questionRow({ id, parentId, content, createdAt: '2026-11-20T10:00:00.000Z', siblings: [id] });

const path = [row('a', null), row('b', 'a'), row('c', 'b'), row('d', 'c')];

test('rows loaded above a snapshot stay, and so does what is known of those before them', () => {
  const merged = mergeSnapshot({ rows: path, earlier: true }, { rows: path.slice(2), earlier: true });
  expect(merged.rows.map((one) => one.id)).toEqual(['a', 'b', 'c', 'd']);
  expect(merged.earlier).toBe(true);
});

test('unchanged rows are the same objects, so that they wake nobody', () => {
  const told = path.map((one) => ({ ...one, siblings: [...one.siblings] }));
  const merged = mergeSnapshot({ rows: path, earlier: false }, { rows: told, earlier: false });
  expect(merged.rows.every((one, index) => one === path[index])).toBe(true);
});

test('another branch replaces all rows below the place where it leaves', () => {
  const other = [row('x', 'b'), row('y', 'x')];
  const merged = mergeSnapshot({ rows: path, earlier: false }, { rows: other, earlier: true });
  expect(merged.rows.map((one) => one.id)).toEqual(['a', 'b', 'x', 'y']);
  expect(merged.earlier).toBe(false);
});

test('a path that has nothing in common with the loaded one replaces it whole', () => {
  const merged = mergeSnapshot(
    { rows: path, earlier: false },
    { rows: [row('z', 'elsewhere')], earlier: true },
  );
  expect(merged).toMatchObject({ earlier: true, rows: [{ id: 'z' }] });
});

test('older rows go above, once', () => {
  const merged = prependEarlier(
    { rows: path.slice(1), earlier: true },
    { rows: path.slice(0, 2), earlier: false },
  );
  expect(merged.rows.map((one) => one.id)).toEqual(['a', 'b', 'c', 'd']);
  expect(merged.earlier).toBe(false);
});
