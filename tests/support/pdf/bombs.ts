import { deflateSync } from 'node:zlib';

type Part = string | Uint8Array;

/** A PDF of these objects, numbered from 1, the first being its catalogue. */
function rawPdf(objects: readonly Part[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = 9;
  for (const [index, body] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

function onePage(content: Uint8Array, filter: string): Buffer {
  const head = Buffer.from(`<</Length ${content.length}/Filter ${filter}>>\nstream\n`);
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    Buffer.concat([head, content, Buffer.from('\nendstream')]),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]);
}

/**
 * `times` × `piece`, deflated, without holding all of it: a block is deflated once behind itself and repeated. The
 * checksum at the end is wrong, which readers forgive.
 */
function deflated(piece: Uint8Array, times: number): Buffer {
  const flush = { level: 9, finishFlush: 3 };
  const block = deflateSync(piece, flush);
  // Without the header of two bytes each block can follow another one.
  const more = block.subarray(2);
  return Buffer.concat([block, ...Array.from({ length: times - 1 }, () => more), Buffer.from([3, 0])]);
}

const MB = 1024 * 1024;

/** 1 MB of file, 1 GB of content. */
export const wideBomb = (): Buffer => onePage(deflated(Buffer.alloc(MB, ' '), 1024), '/FlateDecode');

/** Some KB of file, 4 MB of deflated content, 4 GB of content. */
export const nestedBomb = (): Buffer =>
  onePage(deflateSync(deflated(Buffer.alloc(MB, ' '), 4096), { level: 9 }), '[/FlateDecode/FlateDecode]');

/** Millions of operations that each write a letter. */
export const busyBomb = (): Buffer =>
  onePage(deflated(Buffer.from('BT /F1 12 Tf (A) Tj ET\n'.repeat(40_000)), 300), '/FlateDecode');

export const pageTreeLoop = (): Buffer =>
  rawPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1000000>>']);

/** Japanese in a font that is not in the file, by a table that every reader is expected to have. */
export const unmappedPdf = (): Buffer =>
  rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    '<</Length 43>>\nstream\nBT /F1 24 Tf 50 700 Td <65E5672C8A9E> Tj ET\nendstream',
    '<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UTF16-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 6/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  ]);

/** Says that it has a hundred million pages. */
export const boastfulPdf = (): Buffer =>
  rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 99999999>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 6 8]>>',
  ]);
