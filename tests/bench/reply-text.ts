/** What a reply is to be: `rate` is tokens a second after the first, 0 for as fast as it goes. */
export type ReplyShape = { nonce: number; tokens: number; rate: number };

const NEW_LINE_EVERY = 24;
const ACCENT_EVERY = 40;

/**
 * Token `index` of the reply to `nonce`. Every token follows from both, so a reply that lost, repeated, swapped or
 * borrowed one is not the reply that was asked for. Some end a line or hold a character of two bytes.
 */
export function tokenOf(nonce: number, index: number): string {
  const mixed =
    Math.imul(Math.imul(nonce + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b), 0xc2b2ae35) >>> 0;
  const word = (mixed ^ (mixed >>> 15)).toString(36).slice(-4);
  const accent = index % ACCENT_EVERY === 11 ? 'é' : '';
  return word + accent + (index % NEW_LINE_EVERY === 23 ? '\n' : ' ');
}

export function replyText({ nonce, tokens }: Pick<ReplyShape, 'nonce' | 'tokens'>): string {
  let text = '';
  for (let index = 0; index < tokens; index++) text += tokenOf(nonce, index);
  return text;
}

/** A question that tells the upstream which reply to give. */
export function questionFor({ nonce, tokens, rate }: ReplyShape): string {
  return `Please answer: nonce=${nonce} tokens=${tokens} rate=${rate}`;
}

/** The shape that a question asks for, or `null` for another text. */
export function shapeIn(question: string): ReplyShape | null {
  const [, nonce, tokens, rate] = /nonce=(\d+) tokens=(\d+) rate=(\d+)/.exec(question) ?? [];
  return nonce === undefined ? null : { nonce: Number(nonce), tokens: Number(tokens), rate: Number(rate) };
}
