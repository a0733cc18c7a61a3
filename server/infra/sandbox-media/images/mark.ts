import type { SKRSContext2D } from '@napi-rs/canvas';
import { loadFont } from './fonts.ts';

const MOST_CHARACTERS = 36;
const INVISIBLE = /[\p{C}\u2028\u2029\ufffd]/gu;

/** Says in the lower left corner that the sandbox made this, and from which words. */
export function paintMark(pen: SKRSContext2D, width: number, height: number, prompt: string): void {
  const unit = Math.min(width, height) / 100;
  const size = Math.max(9, unit * 2.5);
  const [pad, left] = [size * 0.7, size * 0.9];
  pen.save();
  pen.textBaseline = 'middle';
  pen.font = `${size}px ${loadFont().family}`;
  const words = fit(pen, firstWords(prompt), width - left * 2 - pad * 4 - pen.measureText('sandbox').width);
  const said = pen.measureText('sandbox').width;
  const wide = pad * 2 + said + (words === '' ? 0 : pad + pen.measureText(words).width);
  const [high, top] = [size * 1.9, height - left - size * 1.9];
  pen.fillStyle = 'rgba(12,12,20,0.62)';
  pen.beginPath();
  pen.roundRect(left, top, wide, high, high / 2);
  pen.fill();
  pen.fillStyle = '#ffd98a';
  pen.fillText('sandbox', left + pad, top + high * 0.52);
  pen.fillStyle = 'rgba(255,255,255,0.88)';
  pen.fillText(words, left + pad * 2 + said, top + high * 0.52);
  pen.restore();
}

/** What of the prompt's beginning the font can write; characters that it lacks are left out. */
export function firstWords(prompt: string): string {
  const { covers } = loadFont();
  const written = Array.from(prompt.normalize('NFC').replace(/\s+/g, ' ').replace(INVISIBLE, ''))
    .filter(covers)
    .join('')
    .replace(/ +/g, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(written)) return '';
  const characters = Array.from(written);
  if (characters.length <= MOST_CHARACTERS) return written;
  return `${characters.slice(0, MOST_CHARACTERS).join('').replace(/ \S*$/, '')}…`;
}

function fit(pen: SKRSContext2D, text: string, room: number): string {
  if (text === '' || pen.measureText(text).width <= room) return text;
  const characters = Array.from(text.replace(/…$/, ''));
  while (characters.length > 0 && pen.measureText(`${characters.join('')}…`).width > room) characters.pop();
  return characters.length === 0 ? '' : `${characters.join('').trimEnd()}…`;
}
