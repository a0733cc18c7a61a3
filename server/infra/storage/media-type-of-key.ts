const BY_ENDING: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  pdf: 'application/pdf',
};

/** What a key's ending says, where nothing better is known. */
export function mediaTypeOfKey(key: string): string {
  return BY_ENDING[/\.(\w+)$/.exec(key)?.[1] ?? ''] ?? 'application/octet-stream';
}
