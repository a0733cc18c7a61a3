import { deflateSync } from 'node:zlib';
import { crc32 } from '#server/domain/card/crc32.ts';

export type Chunk = readonly [type: string, data: Uint8Array];

/** A PNG of one pixel with further parts before its end. */
export function pngWith(...parts: readonly Chunk[]): Buffer {
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const pixel = deflateSync(Buffer.from([0, 200, 80, 40]));
  const chunks: Chunk[] = [['IHDR', head], ...parts, ['IDAT', pixel], ['IEND', Buffer.alloc(0)]];
  return Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), ...chunks.map(written)]);
}

export function text(keyword: string, content: string): Chunk {
  return ['tEXt', Buffer.from(`${keyword}\0${content}`, 'latin1')];
}

/** As programs write a card into a picture. */
export function cardText(keyword: string, card: unknown): Chunk {
  return text(keyword, Buffer.from(JSON.stringify(card), 'utf8').toString('base64'));
}

export const v1 = {
  name: 'Élise 猫 🎻',
  description: '{{char}} plays the violin for {{user}}.',
  personality: 'shy',
  scenario: 'A practice room',
  first_mes: 'Oh. Hello.',
  mes_example: '<START>\n{{user}}: Hi\n{{char}}: Hm.',
};

export const v2 = {
  spec: 'chara_card_v2',
  spec_version: '2.0',
  data: {
    ...v1,
    creator_notes: 'Never told to a model.',
    system_prompt: 'Be {{char}}. {{original}}',
    post_history_instructions: 'Stay shy.',
    alternate_greetings: ['Ah.', 'You again.'],
    character_book: {
      name: 'Room',
      extensions: {},
      entries: [
        {
          keys: ['猫', 'C++'],
          content: '@@depth 4\n@@@role user\nThe cat sleeps.',
          extensions: { theirs: { a: [1, null] } },
          enabled: true,
          insertion_order: 1,
        },
      ],
    },
    tags: ['music', 'shy'],
    creator: 'somebody',
    character_version: '1.2',
    extensions: { depth_prompt: { prompt: 'x', depth: 4, role: 'system' }, 'other/app': { keep: true } },
  },
};

export const v3 = {
  spec: 'chara_card_v3',
  spec_version: '3.0',
  data: {
    ...v2.data,
    nickname: 'Lise',
    group_only_greetings: ['All of you?'],
    assets: [{ type: 'icon', uri: 'ccdefault:', name: 'main', ext: 'png' }],
    source: ['https://cards.example/elise'],
    creator_notes_multilingual: { de: 'Notizen' },
    creation_date: 1_700_000_000,
    modification_date: 1_700_000_001,
    unheard_of: { deep: [{ of: 'it' }] },
  },
};

/** A card of version 2 as SillyTavern writes it: the fields of version 1 once more at its root. */
export const mirrored = { ...v1, description: 'An older text', fav: false, create_date: 'now', ...v2 };

/** What real cards get wrong. */
export const odd = {
  spec: 'chara_card_v2',
  spec_version: '2.0',
  data: {
    ...v1,
    name: 'Odd',
    personality: null,
    character_version: 3,
    tags: 'a, b',
    alternate_greetings: null,
    character_book: null,
    extensions: null,
  },
};

function written([type, data]: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
