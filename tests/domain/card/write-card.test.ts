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

/** A part of a kind nobody knows, whose checksum is wrong. */
const spoilt = (bytes: Buffer, type: string) => {
  const broken = Buffer.from(bytes);
  const at = broken.indexOf(type);
  broken.writeUInt32BE(0, at + 4 + broken.readUInt32BE(at - 4));
  return broken;
};
const PYGMALION = {
  char_name: 'Pyg',
  char_persona: 'P',
  char_greeting: 'G',
  world_scenario: 'W',
  example_dialogue: 'E',
  metadata: { tool: { name: 'editor' } },
};
const pygmalion = {
  name: 'Pyg',
  description: 'P',
  first_mes: 'G',
  scenario: 'W',
  mes_example: 'E',
  metadata: PYGMALION.metadata,
};

test.each([
  ['a newer card that is no base64', pngWith(text('ccv3', '?!'), cardText('chara', v2)), v2.data],
  ['a newer card that is cut off', pngWith(text('ccv3', 'eyJzcGVj'), cardText('chara', v2)), v2.data],
  [
    'a private part with a wrong checksum',
    spoilt(pngWith(['prVt', Buffer.from('noise')], cardText('ccv3', v3)), 'prVt'),
    v3.data,
  ],
  ['a wrong checksum of its own', spoilt(pngWith(cardText('ccv3', v3)), 'tEXt'), v3.data],
  ['a text without an end of its name', pngWith(['tEXt', Buffer.from('x')], cardText('ccv3', v3)), v3.data],
  [
    'packed texts that nobody can unpack',
    pngWith(
      ['zTXt', Buffer.from('chara\0\0no deflate')],
      ['iTXt', Buffer.from([0, 1, 2])],
      cardText('chara', v2),
    ),
    v2.data,
  ],
  ['a second card that is broken', pngWith(cardText('chara', v2), text('chara', '?')), v2.data],
  ['the names of Pygmalion', pngWith(cardText('chara', PYGMALION)), pygmalion],
])('a picture with %s beside goes out whole, with the card it was read as', async (_, file, original) => {
  const read = readCard(file);
  const out = writeCard(file, exported(read.data));
  const { version, repaired, data } = readCard(out);
  expect([version, repaired]).toEqual(['v3', false]);
  expect(data).toMatchObject({ ...original, modification_date: 1_900_000_000 });
  expect(readCard(writeCard(out, exported(data))).data).toEqual(data);
  expect([...pngChunks(out)].map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'tEXt', 'tEXt', 'IEND']);
  expect([...(await sharp(out).raw().toBuffer())]).toEqual([200, 80, 40]);
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
