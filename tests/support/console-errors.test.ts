import { expect, test } from 'vitest';
import { checkConsoleErrors, expectConsoleError } from './console-errors.ts';

test('an error that nobody expected is refused', () => {
  console.error('the %s is on fire', 'house');
  expect(checkConsoleErrors).toThrow('the house is on fire');
});

test('an error that was expected passes, and one that did not come is missed', () => {
  expectConsoleError(/fire$/);
  expectConsoleError('house');
  console.error('the house is on fire');
  expect(checkConsoleErrors).not.toThrow();
  expectConsoleError('flood');
  expect(checkConsoleErrors).toThrow('There was no console.error like flood');
});
