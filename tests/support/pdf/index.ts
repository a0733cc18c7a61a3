export { boastfulPdf, busyBomb, nestedBomb, pageTreeLoop, unmappedPdf, wideBomb } from './bombs.ts';
export { makePdf, makeScan } from './make-pdf.ts';
export { scriptedPdf, scriptedReader } from './scripted-reader.ts';
