import { z } from 'zod';
import { PDF_REFUSALS, type PdfReader, type PdfRefusal } from '#server/kernel/pdf.ts';

const NOTHING = { title: null, author: null, subject: null, creator: null, producer: null, createdAt: null };

const Said = z.union([z.array(z.string()), z.enum(PDF_REFUSALS)]);

/** A file that only `scriptedReader` reads: these pages, or this refusal. */
export function scriptedPdf(said: readonly string[] | PdfRefusal['reason']): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(`%PDF-${JSON.stringify(said)}`));
}

/** Stands in for the program that reads PDFs where a test is not about it: no process is started. */
export const scriptedReader: PdfReader = {
  async read(source) {
    const pieces: Uint8Array[] = [];
    for await (const piece of await source.read()) pieces.push(piece);
    const said = Said.parse(JSON.parse(Buffer.concat(pieces).toString().slice('%PDF-'.length)));
    return typeof said === 'string'
      ? { kind: 'refused', reason: said }
      : { kind: 'text', pages: said, metadata: NOTHING };
  },
};
