import { expect, test } from 'vitest';
import { autoscroll, offersJump } from '#components/chat/state/autoscroll.ts';

const stuck = { stuck: true };
const free = { stuck: false };
const moved = (direction: 'up' | 'down', distance: number) =>
  ({ type: 'moved', direction, distance }) as const;

test('moving up lets go of the end, unless it was a tremble', () => {
  expect(autoscroll(stuck, moved('up', 200))).toEqual(free);
  expect(autoscroll(stuck, moved('up', 20))).toEqual(stuck);
});

test('moving down near the end takes hold of it again', () => {
  expect(autoscroll(free, moved('down', 600))).toEqual(free);
  expect(autoscroll(free, moved('down', 100))).toEqual(stuck);
});

test('moving up near the end never takes hold, moving down far from it never lets go', () => {
  expect(autoscroll(free, moved('up', 10))).toEqual(free);
  expect(autoscroll(stuck, moved('down', 900))).toEqual(stuck);
});

test('a question stays at the top unless the reader likes to follow its answer', () => {
  expect(autoscroll(stuck, { type: 'sent', follow: false })).toEqual(free);
  expect(autoscroll(free, { type: 'sent', follow: true })).toEqual(stuck);
});

test('opening a chat and jumping to its end hold on to the end', () => {
  expect(autoscroll(free, { type: 'opened' })).toEqual(stuck);
  expect(autoscroll(free, { type: 'jumped-to-end' })).toEqual(stuck);
});

test('the way back is offered a screen away, and sooner while words arrive', () => {
  expect(offersJump({ distance: 400, height: 700, streaming: false })).toBe(false);
  expect(offersJump({ distance: 701, height: 700, streaming: false })).toBe(true);
  expect(offersJump({ distance: 151, height: 700, streaming: true })).toBe(true);
});
