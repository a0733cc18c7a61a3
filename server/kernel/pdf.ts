import type { ByteSource } from './storage.ts';

/** What a file says of itself; `null` where it says nothing. */
export type PdfMetadata = {
  title: string | null;
  author: string | null;
  subject: string | null;
  creator: string | null;
  producer: string | null;
  /** ISO 8601. */
  createdAt: string | null;
};

/** The text of every page, in the order of the pages; empty for a page that has none. */
export type PdfText = { kind: 'text'; pages: readonly string[]; metadata: PdfMetadata };

/**
 * Why there is no text. `encrypted`: it opens with a password only. `scanned`: pictures of pages. `unmapped`: writing in
 * fonts that do not say which characters they show, as old Chinese and Japanese files have them. `empty`: blank pages.
 * `too-much-work`: it does not come to an end within the time and memory that one file may take.
 */
export const PDF_REFUSALS = [
  'encrypted',
  'damaged',
  'scanned',
  'unmapped',
  'empty',
  'too-many-pages',
  'too-much-text',
  'too-much-work',
] as const;
export type PdfRefusal = { kind: 'refused'; reason: (typeof PDF_REFUSALS)[number] };

/** The longest file that is read, in pages and in UTF-16 units of text. */
export const PDF_LIMITS = { pages: 500, characters: 2_000_000 } as const;

/**
 * A port to what reads PDFs, away from this process: whatever a file does, nothing here grows or stands still. Owners
 * are served in turns. DomainError `unavailable` (too many are waiting, or the server stops), `cancelled`.
 */
export type PdfReader = {
  read(source: ByteSource, options: { owner: string; signal: AbortSignal }): Promise<PdfText | PdfRefusal>;
};
