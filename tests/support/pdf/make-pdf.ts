import { buffer } from 'node:stream/consumers';
import Document from 'pdfkit';

/** A PDF with these texts, a page each; `''` is a blank page. */
export function makePdf(pages: readonly string[], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new Document({ autoFirstPage: false, ...options });
  const whole = buffer(document);
  for (const text of pages) {
    document.addPage();
    // What begins with a line of its own would otherwise be wrapped onto a page of its own.
    if (text !== '') document.fontSize(9).text(text, { height: document.page.height - 150 });
  }
  document.end();
  return whole;
}

/** A PDF whose pages are pictures only. */
export function makeScan(picture: Uint8Array): Promise<Buffer> {
  const document = new Document();
  const whole = buffer(document);
  document.image(Buffer.from(picture), 60, 60, { width: 300 });
  document.end();
  return whole;
}
