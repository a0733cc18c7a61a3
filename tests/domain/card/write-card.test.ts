import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeCards, readCard, readFields, writeCard } from '#server/domain/card/index.ts';
import { pngChunks } from '#server/domain/card/png-chunks.ts';
import { cardText, mirrored, odd, pngWith, text, v1, v2, v3 } from './cards.ts';

const times = { createdAt: new Date(1_800_000_000_000), updatedAt: new Date(1_900_000_000_500) };

function exported(original: Record<string, unknown>, changes: object = {}) {
  const { cut: _cut, ...fields } = readFields(original);
  return makeCards({ ...fields, ...changes, original, ...times });
}

test.each([
  ['version 1', v1],
  ['version 2', v2.data],
  ['version 3', v3.data],
  ['mirrored', mirrored.data],
  ['odd', odd.data],
  ['with a name of its own for everything', JSON.parse('{"name":"P","__proto__":{"a":1},"n":1e400}')],
])('what came as %s goes out with all it said, twice over', (_, original) => {
  const once = readCard(writeCard(pngWith(), exported(original)));
  expect(once.version).toBe('v3');
  const { modification_date, ...rest } = once.data;
  expect(modification_date).toBe(1_900_000_000);
  expect(rest).toMatchObject(JSON.parse(JSON.stringify({ ...original, modification_date: undefined })));
  const twice = readCard(writeCard(pngWith(), exported(once.data)));
  expect(twice.data).toEqual(once.data);
});

test('its owner’s changes stand in it, and nothing else has changed', () => {
  const { v3: card } = exported(v3.data, {
    displayName: 'Lisa',
    greeting: 'Welcome!',
    own: { traits: ['bold'] },
  });
  expect(card).toMatchObject({
    spec: 'chara_card_v3',
    data: {
      ...v3.data,
      nickname: 'Lisa',
      first_mes: 'Welcome!',
      extensions: { ...v3.data.extensions, greenroom: { traits: ['bold'] } },
      modification_date: 1_900_000_000,
    },
  });
});

test('readers of version 2 get no fields of version 3, and no instructions in a lorebook', () => {
  const { v2: card } = exported(v3.data);
  const { character_book: book, ...rest } = v2.data;
  expect(card).toEqual({
    spec: 'chara_card_v2',
    spec_version: '2.0',
    data: {
      ...rest,
      unheard_of: v3.data.unheard_of,
      character_book: { ...book, entries: [{ ...book.entries[0], content: 'The cat sleeps.' }] },
    },
  });
});

test('a picture keeps its pixels and none of the notes in it', async () => {
  const before = pngWith(
    text('parameters', 'a secret prompt'),
    ['iTXt', Buffer.from('x')],
    cardText('chara', v1),
    ['eXIf', Buffer.from('GPS')],
  );
  const after = writeCard(before, exported(v2.data));
  expect([...pngChunks(after)].map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'tEXt', 'tEXt', 'IEND']);
  expect(Buffer.from(after).includes('secret')).toBe(false);
  const pixels = [...pngChunks(after)].find(({ type }) => type === 'IDAT')?.data ?? Buffer.alloc(0);
  expect([...inflateSync(pixels)]).toEqual([0, 200, 80, 40]);
  expect((await sharp(after).raw().toBuffer()).length).toBe(3);
});
