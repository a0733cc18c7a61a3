import { getResolvedPDFJS } from 'unpdf';
import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import { PDF_LIMITS } from '#server/kernel/pdf.ts';
import { cleanText } from './clean-text.ts';
import { readMetadata } from './read-metadata.ts';
import type { Report } from './report.ts';

/** How many pages without text are looked at to tell scans from blank pages. */
const LOOKED_AT = 3;

/** The text of a PDF, or why there is none. For the child process only: what it is given may be made to break it. */
export async function readPages(data: Uint8Array): Promise<Report> {
  const { getDocument } = await getResolvedPDFJS();
  const options = { isEvalSupported: false, disableFontFace: true, useSystemFonts: false, enableXfa: false };
  const task = getDocument({ data, ...options, useWorkerFetch: false, stopAtErrors: false, verbosity: 0 });
  try {
    return await textOf(await task.promise);
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    return { kind: 'refused', reason: encrypted ? 'encrypted' : 'damaged' };
  }
}

async function textOf(document: PDFDocumentProxy): Promise<Report> {
  const { numPages } = document;
  if (numPages > PDF_LIMITS.pages) return { kind: 'refused', reason: 'too-many-pages' };
  const pages: string[] = [];
  let damaged = 0;
  let characters = 0;
  for (let number = 1; number <= numPages; number++) {
    // One page that is broken costs its own text, not the whole file's.
    const text = await document
      .getPage(number)
      .then(readPage)
      .catch(() => null);
    if (text === null) damaged++;
    pages.push(text ?? '');
    characters += text?.length ?? 0;
    if (characters > PDF_LIMITS.characters) return { kind: 'refused', reason: 'too-much-text' };
  }
  if (pages.some((text) => /[\p{L}\p{N}]/u.test(text)))
    return { kind: 'text', pages, metadata: await readMetadata(document) };
  if (damaged > 0 || numPages === 0) return { kind: 'refused', reason: 'damaged' };
  return { kind: 'refused', reason: await whatItShows(document) };
}

async function readPage(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  page.cleanup();
  return cleanText(text);
}

/** What is on pages without text: nothing, pictures, or writing whose fonts do not tell the characters. */
async function whatItShows(document: PDFDocumentProxy): Promise<'empty' | 'scanned' | 'unmapped'> {
  const { OPS } = await getResolvedPDFJS();
  const pictures = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageMaskXObjectGroup,
  ]);
  const shown = new Set<number>();
  for (let number = 1; number <= Math.min(document.numPages, LOOKED_AT); number++) {
    const page = await document.getPage(number);
    for (const operation of (await page.getOperatorList()).fnArray) shown.add(operation);
  }
  if (!pictures.isDisjointFrom(shown)) return 'scanned';
  return shown.has(OPS.setFont) ? 'unmapped' : 'empty';
}
