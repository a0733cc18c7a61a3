import { fileTypeFromBuffer } from 'file-type';

/** The types we keep, by what file-type calls them. */
const OURS: Readonly<Record<string, string>> = {
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/webp': 'image/webp',
  'image/gif': 'image/gif',
  'image/avif': 'image/avif',
  'video/mp4': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'video/quicktime': 'video/quicktime',
  'video/webm': 'video/webm',
  'audio/wav': 'audio/wav',
  'audio/mpeg': 'audio/mpeg',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg': 'audio/ogg',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'audio/flac': 'audio/flac',
};

/** By the bytes alone; `null` for everything else. */
export async function sniff(head: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const mediaType = OURS[found?.mime ?? ''] ?? null;
  // Recorders of browsers put sound into the container of films.
  if (mediaType === 'video/webm' && holds(head, 'A_') && !holds(head, 'V_')) return 'audio/webm';
  // A title picture in front of an MP3 is longer than the head.
  return mediaType ?? (startsWith(head, 'ID3') ? 'audio/mpeg' : null);
}

function holds(head: Uint8Array, text: string): boolean {
  return Buffer.from(head.buffer, head.byteOffset, head.length).includes(text, 0, 'latin1');
}

function startsWith(head: Uint8Array, text: string): boolean {
  return head.length > 10 && Buffer.from(head.subarray(0, text.length)).toString('latin1') === text;
}
