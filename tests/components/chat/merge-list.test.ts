import { expect, test } from 'vitest';
import { mergeHead, placeSummary } from '#components/chat/state/merge-list.ts';

const chat = (id: string, day: number, sessionId = day) => ({
  id,
  sessionId,
  title: id,
  model: 'm',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`,
  running: false,
});
const ids = (list: readonly { id: string }[]) => list.map((one) => one.id).join('');

test('a conversation that was spoken in moves to the top', () => {
  expect(ids(placeSummary([chat('a', 9), chat('b', 8)], chat('b', 10), true))).toBe('ba');
});

test('a conversation older than the loaded part stays out until that part is loaded', () => {
  expect(ids(placeSummary([chat('a', 9)], chat('b', 3), false))).toBe('a');
  expect(ids(placeSummary([chat('a', 9)], chat('b', 3), true))).toBe('ab');
});

test('a new head drops what was deleted elsewhere and keeps what was loaded below it', () => {
  const list = [chat('a', 9), chat('b', 8), chat('c', 3)];
  expect(ids(mergeHead(list, [chat('a', 9), chat('d', 7)], false))).toBe('adc');
  expect(ids(mergeHead(list, [chat('a', 9), chat('d', 7)], true))).toBe('ad');
});

test('a conversation whose first question is on its way is kept', () => {
  expect(ids(mergeHead([chat('n', 12, 0)], [chat('a', 9)], true))).toBe('na');
});
