import { expect, test } from 'vitest';
import { creditsOf, readCard, readFields, unusedParts } from '#server/domain/card/index.ts';
import { cardText, mirrored, odd, pngWith, text, v1, v2, v3 } from './cards.ts';

const json = (card: unknown) => Buffer.from(JSON.stringify(card));
const deep = (levels: number) => Buffer.from(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

test.each([
  ['version 1', json(v1), 'v1', v1],
  ['version 2', json(v2), 'v2', v2.data],
  ['version 3', json(v3), 'v3', v3.data],
  ['version 2 with the fields of version 1 at its root', json(mirrored), 'v2', v2.data],
  ['a newer version 3', json({ ...v3, spec_version: '3.9' }), 'v3', v3.data],
  ['what many get wrong', json(odd), 'v2', odd.data],
  ['a picture with version 2', pngWith(cardText('chara', v2)), 'v2', v2.data],
  ['a keyword in capitals', pngWith(cardText('Chara', v2)), 'v2', v2.data],
  ['both, of which the newer counts', pngWith(cardText('chara', v2), cardText('ccv3', v3)), 'v3', v3.data],
  ['other texts before it', pngWith(text('parameters', 'a prompt'), cardText('chara', v2)), 'v2', v2.data],
  [
    'bytes behind the picture',
    Buffer.concat([pngWith(cardText('chara', v2)), Buffer.from('x')]),
    'v2',
    v2.data,
  ],
])('%s is read, whole', (_, bytes, version, data) => {
  expect(readCard(bytes)).toMatchObject({ version, data, repaired: false });
  expect(readCard(bytes).data).toEqual(data);
});

test('base64 in lines, a wrong checksum and a broken newer card do not matter', () => {
  const wrapped = Buffer.from(JSON.stringify(v2)).toString('base64').replaceAll(/.{60}/g, '$&\r\n');
  expect(readCard(pngWith(text('chara', wrapped))).data).toEqual(v2.data);
  const spoilt = pngWith(cardText('chara', v2));
  spoilt.writeUInt32BE(0, spoilt.length - 4);
  expect(readCard(spoilt).data).toEqual(v2.data);
  const broken = pngWith(text('ccv3', 'no base64!'), cardText('chara', v2));
  expect(readCard(broken)).toMatchObject({ version: 'v2', repaired: true });
});

test('commas, brackets and quotes in texts count for nothing', () => {
  const description = '\\",[{'.repeat(150_000);
  expect(readCard(json({ ...v1, description })).data['description']).toBe(description);
});

test('Pygmalion’s names are those of version 1', () => {
  const card = {
    char_name: 'Pyg',
    char_persona: 'P',
    char_greeting: 'G',
    world_scenario: 'W',
    example_dialogue: 'E',
  };
  expect(readCard(json(card))).toMatchObject({
    version: 'pygmalion',
    data: { name: 'Pyg', description: 'P', first_mes: 'G', scenario: 'W', mes_example: 'E' },
  });
});

test.each([
  ['a picture without a card', pngWith(text('parameters', 'x')), 'no-card'],
  ['an encrypted one', pngWith(text('chara', 'rcc||abc')), 'encrypted'],
  [
    'an encrypted one beside a plain one',
    pngWith(text('ccv3', 'rcc||a'), cardText('chara', v2)),
    'encrypted',
  ],
  ['no base64', pngWith(text('chara', '?')), 'damaged'],
  ['an empty text', pngWith(text('chara', '')), 'damaged'],
  ['no UTF-8', pngWith(text('chara', Buffer.from([0xff, 0xfe]).toString('base64'))), 'damaged'],
  ['no JSON', pngWith(text('chara', Buffer.from('{').toString('base64'))), 'damaged'],
  ['a list', pngWith(cardText('chara', [v2])), 'not-a-card'],
  ['a cut picture', pngWith(cardText('chara', v2)).subarray(0, -20), 'damaged'],
  [
    'a length beyond the file',
    Buffer.concat([pngWith().subarray(0, 8), Buffer.from('ffffffff49484452', 'hex')]),
    'damaged',
  ],
  ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'damaged'],
  ['nothing', Buffer.alloc(0), 'damaged'],
  ['other JSON', json({ hello: 1 }), 'not-a-card'],
  ['JSON that nests without end', deep(200_000), 'damaged'],
  ['more than 4 MB of JSON', json({ ...v1, description: 'x'.repeat(4 * 1024 * 1024) }), 'too-large'],
  [
    'a million small things',
    Buffer.from(`{"name":"a","list":[${'{},'.repeat(1_000_000)}0]}`),
    'too-many-values',
  ],
  ['more than 16 MB', Buffer.alloc(16 * 1024 * 1024 + 1), 'too-large'],
  ['thousands of parts', pngWith(...Array.from({ length: 5_000 }, () => text('a', 'b'))), 'damaged'],
])('%s is refused', (_, bytes, reason) => {
  expect(() => readCard(bytes)).toThrow(
    expect.objectContaining({ code: 'invalid_input', details: { field: 'file', reason } }),
  );
});

test('what is missing or of another kind is empty, too long texts are cut and told, odd characters are storable', () => {
  expect(readFields(odd.data)).toMatchObject({ displayName: 'Odd', personality: '', own: {}, cut: [] });
  expect(readFields(v3.data)).toMatchObject({ displayName: 'Lise', systemInstructions: 'Be {{char}}.' });
  const long = readFields({ name: `a\0${'\ud83d\ude00'.repeat(80)}`, personality: 'x'.repeat(2_001) });
  expect(long.personality).toHaveLength(2_000);
  expect(long.cut).toEqual(['personality']);
  expect(long.displayName).toHaveLength(100);
  expect(long.displayName.isWellFormed() && !long.displayName.includes('\0')).toBe(true);
  const inherited: unknown = JSON.parse(
    '{"name":"P","__proto__":{"description":"inherited"},"constructor":1}',
  );
  expect(readFields(readCard(json({ ...v2, data: inherited })).data)).toMatchObject({
    displayName: 'P',
    description: '',
  });
});

test('what is kept without being used is counted, whoever made it is named', () => {
  expect(unusedParts(v3.data)).toEqual({ loreEntries: 1, greetings: 2, assets: 1 });
  expect(unusedParts(odd.data)).toEqual({ loreEntries: 0, greetings: 0, assets: 0 });
  const worldInfo = { character_book: { entries: { 0: { keys: ['a'] }, 1: { keys: ['b'] } } } };
  expect(unusedParts(worldInfo).loreEntries).toBe(2);
  expect(creditsOf(odd.data).tags).toEqual(['a', 'b']);
  expect(creditsOf(v2.data)).toEqual({
    creator: 'somebody',
    notes: 'Never told to a model.',
    tags: ['music', 'shy'],
  });
});
