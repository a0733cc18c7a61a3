import { expect } from 'vitest';

/**
 * What is like a document's example: the same fields, and others beside them; of each the same kind of value. A
 * list holds something like the first thing of the example's.
 */
export function likeness(example: unknown): unknown {
  switch (typeof example) {
    case 'string':
      return expect.any(String);
    case 'number':
      return expect.any(Number);
    case 'object':
      if (example === null) return null;
      if (Array.isArray(example)) return expect.arrayContaining(example.slice(0, 1).map(likeness));
      return expect.objectContaining(
        Object.fromEntries(Object.entries(example).map(([name, value]) => [name, likeness(value)])),
      );
    default:
      return example;
  }
}
