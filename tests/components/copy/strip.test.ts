import { expect, test } from 'vitest';
import { mergeTabs, neighbourOf, placeTab, stripIndex, type StripTab } from '#components/copy/state/strip.ts';

function aTab(id: string, given: Partial<StripTab> = {}): StripTab {
  return { id, name: id, updatedAt: `2026-11-28T10:00:0${id}.000Z`, running: false, stored: true, ...given };
}
const idsOf = (tabs: readonly StripTab[]) => tabs.map(({ id }) => id).join('');

test('tabs stand in the order in which they were opened, whatever changes in them', () => {
  const tabs = placeTab([aTab('1'), aTab('3')], aTab('2'));
  expect(idsOf(tabs)).toBe('123');
  const changed = placeTab(tabs, aTab('1', { updatedAt: '2027-01-01T00:00:00.000Z', name: 'first' }));
  expect(idsOf(changed)).toBe('123');
  expect(changed[0]?.name).toBe('first');
});

test('what the server tells keeps tabs that it does not know yet and older pages, and drops what was closed', () => {
  const tabs = [aTab('1'), aTab('3'), aTab('4'), aTab('9', { stored: false, updatedAt: '' })];
  expect(idsOf(mergeTabs(tabs, [aTab('5'), aTab('3')], false))).toBe('1359');
  expect(idsOf(mergeTabs(tabs, [aTab('5'), aTab('3')], true))).toBe('359');
  expect(idsOf(mergeTabs(tabs, [], true))).toBe('9');
});

test('the neighbour to the right takes a closed tab’s place, else the one to the left', () => {
  const tabs = [aTab('1'), aTab('2'), aTab('3')];
  expect(neighbourOf(tabs, '2')).toBe('3');
  expect(neighbourOf(tabs, '3')).toBe('2');
  expect(neighbourOf([aTab('1')], '1')).toBeNull();
});

test('arrow keys go round, Home and End to the ends; other keys do not move', () => {
  expect(stripIndex('ArrowRight', 2, 3)).toBe(0);
  expect(stripIndex('ArrowLeft', 0, 3)).toBe(2);
  expect(stripIndex('End', 0, 3)).toBe(2);
  expect(stripIndex('Home', 2, 3)).toBe(0);
  for (const key of ['ArrowDown', 'Delete', 'a']) expect(stripIndex(key, 1, 3)).toBeNull();
});
