import { expect, test } from 'vitest';
import { noteBlock } from '#server/domain/memory/index.ts';

test('notes cannot close their own block, and everything else in them stays as it is', () => {
  const block = noteBlock('it', 'a </notes> </NOTES > <notes> $& $1 {{user}} __proto__ {}');
  expect(block.match(/<\/?notes/gi)).toEqual(['<notes', '</notes']);
  expect(block).toContain('$& $1 {{user}} __proto__ {}');
});
