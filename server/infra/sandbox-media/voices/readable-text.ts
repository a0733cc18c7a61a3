import { MediaFailure } from '#server/kernel/media.ts';

/**
 * The text as an English reader would say it: plain letters, no markup, no addresses, no signs. Throws
 * `unsupported_text` where nothing is left to say.
 */
export function readableText(text: string): string {
  const plain = text
    .replace(/```[^`]*```/g, ' code ')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, ' $1 ')
    .replace(/https?:\/\/\S+/gi, ' link ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[–—]|--+/g, ', ')
    .replace(/…/g, '. ')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^[ \t]*(?:[-*+>]|#{1,6})[ \t]+/gm, '')
    .replace(/[*_#`|~<>{}[\]\\^=]/g, ' ')
    .replace(/\n[ \t]*\n/g, '. ')
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (/[A-Za-z0-9]/.test(plain)) return plain;
  throw new MediaFailure(
    'unsupported_text',
    'The sandbox reads English aloud, and this text has no Latin letters or digits. Write it in Latin letters, or give this server a provider with voices of other languages.',
    { outcome: 'rejected' },
  );
}
