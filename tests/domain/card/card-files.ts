import sharp from 'sharp';
import { cardText, pngWith, text } from './cards.ts';

export const fileOf = (content: Uint8Array | string, name = 'card') =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);
export const json = (card: unknown) => ({ file: fileOf(JSON.stringify(card)) });
export const bytesOf = ({ base64 }: { base64: string }) => Buffer.from(base64, 'base64');

/** A picture that can be shown, with a card in it and what another program noted. */
export async function pictured(card: unknown) {
  const plain = await sharp({ create: { width: 1500, height: 900, channels: 3, background: '#335577' } })
    .withExif({ IFD0: { Copyright: 'nobody’s business' } })
    .png()
    .toBuffer();
  const parts = pngWith(cardText('ccv3', card), text('parameters', 'a secret prompt'));
  // Behind the head of the real picture, the texts of the other.
  const texts = parts.subarray(33, parts.indexOf('IDAT') - 4);
  return { file: fileOf(Buffer.concat([plain.subarray(0, 33), texts, plain.subarray(33)])) };
}
