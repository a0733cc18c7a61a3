/** A beginning and what it tells; a `?` stands for any byte. */
const BEGINNINGS: readonly [beginning: string, mediaType: string][] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
  ['RIFF????WEBP', 'image/webp'],
  ['RIFF????WAVE', 'audio/wav'],
  ['ID3', 'audio/mpeg'],
  ['OggS', 'audio/ogg'],
  ['fLaC', 'audio/flac'],
];

/** How many first bytes `mediaTypeByBytes` wants to see. */
export const HEAD_BYTES = 512;

/** The media type that the first bytes tell, whatever label came with them; `application/octet-stream` for none. */
export function mediaTypeByBytes(head: Uint8Array): string {
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  const found = BEGINNINGS.find(([beginning]) => begins(text, beginning));
  if (found !== undefined) return found[1];
  // An MP3 frame: eleven set bits, then a version that exists and the third layer.
  if (/^\xff[\xe2\xe3\xf2\xf3\xfa\xfb]/.test(text)) return 'audio/mpeg';
  if (
    /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(text)
  ) {
    return 'image/svg+xml';
  }
  return 'application/octet-stream';
}

function begins(text: string, beginning: string): boolean {
  return Array.from(beginning).every((character, at) => character === '?' || text[at] === character);
}
