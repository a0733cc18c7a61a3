import type { AttachedFileView, ConversationFiles } from '#server/domain/file/view.ts';

/** A file on its way into a conversation, or one that did not get there. */
export type Upload = {
  id: string;
  name: string;
  file: File;
} & UploadState;

export type UploadState =
  | { state: 'waiting' }
  /** `share` of its bytes has left, between 0 and 1. */
  | { state: 'uploading'; share: number }
  | { state: 'reading' }
  /** Not here, for a reason; `retry` tells whether the same file may get in another time. */
  | { state: 'failed'; message: string; retry: boolean };

export type KeptFile = ConversationFiles['files'][number];

/** What a conversation's page knows of its files. */
export type Attachments = {
  /** `null` until the server has told. */
  kept: ConversationFiles | null;
  uploads: readonly Upload[];
  /** Files that came since something was asked last. */
  fresh: ReadonlySet<number>;
};

export const NO_ATTACHMENTS: Attachments = { kept: null, uploads: [], fresh: new Set() };

/** What the server takes; tests hold both to be the same. */
export const LIMITS = { bytes: 10 * 1024 * 1024, files: 20 } as const;

const HEAD_BYTES = 1024;

/** Why a file cannot become one of a conversation that has `others`, told before it travels; `null` where it may. */
export async function refusalBefore(file: File, others: number): Promise<string | null> {
  if (others >= LIMITS.files) return `A chat can have ${LIMITS.files} files at most.`;
  if (file.size === 0) return 'The file is empty.';
  if (file.size > LIMITS.bytes) return `Too large: ${inMegabytes(file.size)}. The limit is 10 MB.`;
  try {
    if ((await file.slice(0, HEAD_BYTES).text()).includes('%PDF-')) return null;
  } catch {
    return 'This cannot be read here. A folder, perhaps?';
  }
  return 'This is not a PDF. Save or export the document as a PDF and attach that.';
}

/** Gives one upload another state. */
export function withState(before: Attachments, id: string, state: UploadState): Attachments {
  const uploads = before.uploads.map((upload): Upload => {
    const { name, file } = upload;
    return upload.id === id ? { id, name, file, ...state } : upload;
  });
  return { ...before, uploads };
}

export function withoutUpload(before: Attachments, id: string): Attachments {
  return { ...before, uploads: before.uploads.filter((upload) => upload.id !== id) };
}

/** An upload became a file; how it is read is told with the next list. */
export function withFile(before: Attachments, id: string, file: AttachedFileView): Attachments {
  return { ...withoutUpload(before, id), fresh: new Set([...before.fresh, file.id]) };
}

/** The files of the tray: those that nothing was asked about yet. */
export function freshFiles({ kept, fresh }: Attachments): readonly KeptFile[] {
  return kept?.files.filter(({ id }) => fresh.has(id)) ?? [];
}

/** `12 pages · 4,300 tokens · read whole`, and what no text was found on. */
export function wordFile({ pages, tokens, use, pagesWithoutText }: KeptFile): string {
  return [
    count(pages, 'page'),
    count(tokens, 'token'),
    use === 'whole' ? 'read whole' : 'searched',
    pagesWithoutText > 0 ? `${count(pagesWithoutText, 'page')} without text` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What an upload is doing, in words. */
export function wordUpload(upload: Upload): string {
  if (upload.state === 'waiting') return 'Waiting';
  if (upload.state === 'reading') return 'Reading…';
  if (upload.state === 'failed') return upload.message;
  return `Uploading · ${Math.floor(upload.share * 100)} % of ${inMegabytes(upload.file.size)}`;
}

/** How much of the room for files they take: a share that may be more than 1, and words. */
export function wordRoom({ files, roomTokens }: ConversationFiles): { share: number; words: string } {
  const tokens = files.reduce((sum, file) => sum + file.tokens, 0);
  const share = tokens / roomTokens;
  const words = `${count(tokens, 'token')} · this model has room for ${number(roomTokens)}`;
  return { share, words };
}

export function count(amount: number, noun: string): string {
  return `${number(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

function number(amount: number): string {
  return amount.toLocaleString('en');
}

function inMegabytes(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes < 0.1 ? '0.1 MB' : `${megabytes.toFixed(1)} MB`;
}
