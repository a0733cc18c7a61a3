import { expect, test } from 'vitest';
import { addressOf, type Filter, readFilter, readOpen, shows } from '#components/studio/state/filter.ts';
import { mayRetry } from '#components/studio/state/generation.ts';
import { gridIndex } from '#components/studio/state/grid-keys.ts';
import { insertId, mergeHead } from '#components/studio/state/merge-ids.ts';
import { requestKeyFor } from '#components/studio/state/request-key.ts';
import { aGeneration, anImage } from './a-generation.ts';

const ID = '019a0000-0000-7000-8000-00000000000a';

test('a filter and what is open come back out of the address as they went in', () => {
  const filter: Filter = {
    kind: 'video',
    state: 'failed',
    favourite: true,
    projectId: ID,
    search: 'a fox & a hen',
    bin: true,
  };
  const address = new URL(addressOf(filter, ID), 'http://here.invalid').searchParams;
  expect(readFilter(address)).toEqual(filter);
  expect(readOpen(address)).toBe(ID);
  expect(addressOf({}, null)).toBe('/studio');
});

test('nonsense in an address is no filter', () => {
  const address = new URLSearchParams('kind=x&state=y&project=z&favourites=1&bin=1&search=%20&open=../');
  expect(readFilter(address)).toEqual({});
  expect(readOpen(address)).toBeNull();
});

test('a filter shows in the browser what the server would list', () => {
  const image = anImage();
  expect(shows({}, image)).toBe(true);
  expect(shows({ kind: 'video' }, image)).toBe(false);
  expect(shows({ state: 'running' }, image)).toBe(false);
  expect(shows({ state: 'running' }, aGeneration({ state: 'ingesting' }))).toBe(true);
  expect(shows({ search: 'FOX' }, image)).toBe(true);
  expect(shows({ search: 'hen' }, image)).toBe(false);
  expect(shows({ favourite: true }, image)).toBe(false);
  expect(shows({ projectId: ID }, anImage({ projectId: ID }))).toBe(true);
  const binned = anImage({ deletedAt: '2026-12-01T13:00:00.000Z' });
  expect([shows({}, binned), shows({ bin: true }, binned), shows({ bin: true }, image)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('the newest page lies over what is loaded: older ones stay, deleted ones go, what came meanwhile stays', () => {
  const now = { ids: ['9', '7', '6', '5', '3', '2'], cursor: '2' };
  const asked = ['7', '6', '5', '3', '2'];
  expect(mergeHead(now, { ids: ['8', '7', '5'], cursor: '5' }, asked)).toEqual({
    ids: ['9', '8', '7', '5', '3', '2'],
    cursor: '2',
  });
});

test('after so much that nobody knows what lies between, the gallery begins anew', () => {
  const head = { ids: ['9', '8'], cursor: '8' };
  expect(mergeHead({ ids: ['3', '2'], cursor: '2' }, head, ['3', '2'])).toEqual(head);
  expect(mergeHead({ ids: ['3'], cursor: null }, { ids: [], cursor: null }, ['3']).ids).toEqual([]);
});

test('a new one takes its place; one older than all that is loaded waits for its page', () => {
  expect(insertId({ ids: ['5', '3'], cursor: '3' }, '4')).toEqual(['5', '4', '3']);
  expect(insertId({ ids: ['5', '3'], cursor: '3' }, '2')).toEqual(['5', '3']);
  expect(insertId({ ids: ['5', '3'], cursor: null }, '2')).toEqual(['5', '3', '2']);
});

test('arrow keys move through the grid, Home and End to its ends, and nothing leaves it', () => {
  expect(gridIndex('ArrowRight', 0, 7, 3)).toBe(1);
  expect(gridIndex('ArrowDown', 1, 7, 3)).toBe(4);
  expect(gridIndex('ArrowDown', 4, 7, 3)).toBe(6);
  expect(gridIndex('ArrowDown', 6, 7, 3)).toBeNull();
  expect(gridIndex('ArrowUp', 2, 7, 3)).toBeNull();
  expect(gridIndex('ArrowLeft', 0, 7, 3)).toBeNull();
  expect([gridIndex('Home', 4, 7, 3), gridIndex('End', 4, 7, 3)]).toEqual([0, 6]);
  expect(gridIndex('End', -1, 0, 3)).toBeNull();
});

test('two presses in a row, or a wish that was never answered, are one wish; later the same is a new one', () => {
  let made = 0;
  const newKey = () => String(++made);
  const first = requestKeyFor('fox', 0, null, newKey);
  expect(requestKeyFor('fox', 400, { ...first, answered: true }, newKey).key).toBe('1');
  expect(requestKeyFor('fox', 60_000, { ...first, answered: false }, newKey).key).toBe('1');
  expect(requestKeyFor('hen', 400, { ...first, answered: true }, newKey).key).toBe('2');
  expect(requestKeyFor('fox', 5000, { ...first, answered: true }, newKey).key).toBe('3');
});

test('what was refused for its content is not tried again as it is', () => {
  const failed = (code: string) => ({ state: 'failed' as const, failure: { code, message: '' } });
  expect(mayRetry(failed('provider_failed'))).toBe(true);
  expect(mayRetry(failed('content_refused'))).toBe(false);
  expect(mayRetry({ state: 'cancelled', failure: null })).toBe(true);
  expect(mayRetry({ state: 'running', failure: null })).toBe(false);
});
