import { describe, expect, it } from 'vitest';
import { rovingIndex, typeAheadIndex } from '#components/ui/roving-index.ts';

describe('rovingIndex', () => {
  it('goes round at both ends', () => {
    expect(rovingIndex('ArrowDown', 2, 3)).toBe(0);
    expect(rovingIndex('ArrowUp', 0, 3)).toBe(2);
    expect(rovingIndex('ArrowDown', 0, 3)).toBe(1);
    expect(rovingIndex('ArrowUp', 2, 3)).toBe(1);
  });

  it('starts at the near end where nothing is focused', () => {
    expect(rovingIndex('ArrowDown', -1, 3)).toBe(0);
    expect(rovingIndex('ArrowUp', -1, 3)).toBe(2);
  });

  it('jumps with Home and End', () => {
    expect(rovingIndex('Home', 2, 3)).toBe(0);
    expect(rovingIndex('End', 0, 3)).toBe(2);
  });

  it('leaves other keys, and empty lists, alone', () => {
    expect(rovingIndex('Enter', 0, 3)).toBeNull();
    expect(rovingIndex('ArrowDown', -1, 0)).toBeNull();
  });
});

describe('typeAheadIndex', () => {
  const labels = ['Rename', 'Copy', 'remove', 'Élan'];

  it('finds the next label with that letter, whatever its case, and goes round', () => {
    expect(typeAheadIndex('r', 0, labels)).toBe(2);
    expect(typeAheadIndex('R', 2, labels)).toBe(0);
    expect(typeAheadIndex('c', -1, labels)).toBe(1);
    expect(typeAheadIndex('é', 0, labels)).toBe(3);
  });

  it('finds nothing for other keys, letters without a label, and empty lists', () => {
    expect(typeAheadIndex('Escape', 0, labels)).toBeNull();
    expect(typeAheadIndex(' ', 0, labels)).toBeNull();
    expect(typeAheadIndex('', 0, labels)).toBeNull();
    expect(typeAheadIndex('x', 0, labels)).toBeNull();
    expect(typeAheadIndex('r', 0, [])).toBeNull();
  });
});
