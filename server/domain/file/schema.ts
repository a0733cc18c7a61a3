import { z } from 'zod';

/** What is stored, and the folder of its links. */
export const AssetKind = z.enum(['image', 'video', 'audio']);
export type AssetKind = z.output<typeof AssetKind>;

const MB = 1024 * 1024;

/** The largest object of a kind, in bytes. */
export const LARGEST_BYTES: Readonly<Record<AssetKind, number>> = {
  image: 50 * MB,
  video: 512 * MB,
  audio: 100 * MB,
};

/** What users may bring, and how large, in bytes. */
export type BroughtKind = 'image' | 'audio';
export const LARGEST_BROUGHT: Readonly<Record<BroughtKind, number>> = { image: 10 * MB, audio: 25 * MB };
/** How long what is brought waits to be used. */
export const UPLOAD_HOURS = 24;
/** What one user may have waiting. */
export const MOST_WAITING = 500;
export const MOST_WAITING_BYTES = 1024 * MB;

/** The folder of links to the originals of attached PDFs. */
export const FILE_FOLDER = 'file';

/** How long a link works at least. */
export const LINK_SECONDS = 3600;

/** How old an object or a row must be before a sweep wonders about it. */
export const SWEEP_GRACE_HOURS = 24;

/** What a conversation may have as context: PDFs, so many, so large each and together. */
export const MOST_FILES = 20;
export const LARGEST_FILE_BYTES = 10 * MB;
export const MOST_FILE_BYTES = 100 * MB;
/** Of text, in UTF-16 units. */
export const MOST_FILE_CHARACTERS = 5_000_000;
export const PDF_MEDIA_TYPE = 'application/pdf' as const;

const ConversationId = z.uuid();

/**
 * A form with `conversationId`, which may be new, and `file`; `model` is what a new conversation begins with. Sent again
 * under the same `uploadId` it is the same file.
 */
export const AttachForm = z
  .instanceof(FormData, { error: 'must be a form' })
  .transform(formFields)
  .pipe(
    z.object({
      conversationId: ConversationId,
      file: z.instanceof(File, { error: 'must be a file' }),
      uploadId: z.uuid().optional(),
      model: z.string().min(1).max(100).optional(),
    }),
  );
export type AttachForm = z.output<typeof AttachForm>;

export const ListFilesInput = z.object({
  conversationId: ConversationId,
  /** Who is to read them: decides which go in whole. Absent: the conversation's own model. */
  model: z.string().min(1).max(100).optional(),
});
export type ListFilesInput = z.output<typeof ListFilesInput>;

export const FileRef = z.object({
  conversationId: ConversationId,
  fileId: z.int().min(1).max(2_147_483_647),
});
export type FileRef = z.output<typeof FileRef>;

export const UploadRef = z.object({ uploadId: z.uuid() });
export type UploadRef = z.output<typeof UploadRef>;

function formFields(form: FormData): Record<string, unknown> {
  return Object.fromEntries(form);
}
