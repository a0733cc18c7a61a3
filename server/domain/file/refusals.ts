import { DomainError } from '#server/kernel/errors.ts';
import { PDF_LIMITS, type PdfRefusal } from '#server/kernel/pdf.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { LARGEST_FILE_BYTES, MOST_FILE_BYTES, MOST_FILE_CHARACTERS, MOST_FILES } from './schema.ts';
import { withdrawnRequest } from './sql-attached.ts';

const MB = 1024 * 1024;
const count = (number: number): string => number.toLocaleString('en');

/** What is wrong with a PDF, and what to do about it. */
const REASONS: Readonly<Record<PdfRefusal['reason'], string>> = {
  encrypted: 'This PDF is locked with a password. Save a copy without the password and upload that.',
  damaged: 'This PDF is damaged and cannot be read. Open it, save it anew and upload the new file.',
  scanned:
    'This PDF holds pictures of pages and no text. Run text recognition (OCR) over it and upload the result.',
  unmapped:
    'The fonts of this PDF do not say which characters they show. Run text recognition (OCR) over it, or save it with its fonts embedded, and upload the result.',
  empty: 'This PDF has no text: its pages are blank. Upload one that has text.',
  'too-many-pages': `This PDF has more than ${count(PDF_LIMITS.pages)} pages. Split it and upload the parts that matter.`,
  'too-much-text': `This PDF has more than ${count(PDF_LIMITS.characters)} characters of text. Split it and upload the parts that matter.`,
  'too-much-work':
    'This PDF takes too much time or memory to read. Print it into a new PDF, or split it, and upload that.',
};

export function unreadable(reason: PdfRefusal['reason']): DomainError {
  return refuse(reason, REASONS[reason]);
}

export function noPdf(bytes: number): DomainError {
  return bytes === 0
    ? refuse('no-bytes', 'The file is empty: it has no bytes. Upload a PDF.')
    : refuse('no-pdf', 'This is not a PDF. Save or export the document as a PDF and upload that.');
}

export function tooLarge(): DomainError {
  return new DomainError('too_large', `file: must be at most ${LARGEST_FILE_BYTES / MB} MB`, {
    details: { field: 'file', limit: LARGEST_FILE_BYTES },
  });
}

/** What the files of one conversation take up together, the new one included. */
export type Taken = { files: number; bytes: number; characters: number };

/** Refuses with `conflict` what would be more than a conversation may have. */
export function refuseFull({ files, bytes, characters }: Taken): void {
  const most =
    files > MOST_FILES
      ? `${MOST_FILES} files`
      : bytes > MOST_FILE_BYTES
        ? `${MOST_FILE_BYTES / MB} MB of files`
        : characters > MOST_FILE_CHARACTERS
          ? `${count(MOST_FILE_CHARACTERS)} characters of text in its files`
          : null;
  if (most === null) return;
  const message = `A session can have ${most} at most. Remove one, or begin a new session.`;
  throw new DomainError('conflict', message, { details: { reason: 'full' } });
}

/** Refuses with `conflict` what its sender has taken back. */
export async function refuseWithdrawn(sql: Pick<Sql, 'query'>, requestKey: string): Promise<void> {
  if ((await sql.query(withdrawnRequest, [requestKey])).length === 0) return;
  throw new DomainError('conflict', 'This upload was taken back.', { details: { reason: 'withdrawn' } });
}

export function noConversation(): DomainError {
  return new DomainError('not_found', 'Chat session not found');
}

function refuse(reason: string, message: string): DomainError {
  return new DomainError('invalid_input', message, { details: { field: 'file', reason } });
}

export function noFile(): DomainError {
  return new DomainError('not_found', 'There is no such file in this conversation.');
}
