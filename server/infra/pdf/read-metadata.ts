import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { PdfMetadata } from '#server/kernel/pdf.ts';
import { cleanText } from './clean-text.ts';

const LONGEST = 500;
/** `D:20240131235959+01'00'`; all but the year may be missing. */
const DATE = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/;

/** What the document says of itself. A document whose information cannot be read says nothing. */
export async function readMetadata(document: PDFDocumentProxy): Promise<PdfMetadata> {
  const found = await document.getMetadata().catch(() => null);
  const info = new Map<string, unknown>(Object.entries(found?.info ?? {}));
  const said = (name: string): string | null => {
    const value = info.get(name);
    const text = typeof value === 'string' ? cleanText(cleanText(value).slice(0, LONGEST)) : '';
    return text === '' ? null : text;
  };
  return {
    title: said('Title'),
    author: said('Author'),
    subject: said('Subject'),
    creator: said('Creator'),
    producer: said('Producer'),
    createdAt: isoDate(said('CreationDate') ?? ''),
  };
}

function isoDate(text: string): string | null {
  const [found, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', sign, ...zone] =
    DATE.exec(text) ?? [];
  if (found === undefined) return null;
  const offset = sign === undefined ? 'Z' : `${sign}${zone[0]}:${zone[1] ?? '00'}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
