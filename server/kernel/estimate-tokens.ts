const PER_MESSAGE = 4;

/**
 * An estimate that errs on the high side: a token for four ASCII characters and one for each other character,
 * plus what a message costs by itself. Exact figures come from providers; this only decides what fits.
 */
export function estimateTokens(text: string): number {
  let ascii = 0;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) < 128) ascii++;
  return PER_MESSAGE + Math.ceil(ascii / 4) + (text.length - ascii);
}

/** The longest beginning of a text that takes no more than this, by that estimate. */
export function beginningWithin(text: string, tokens: number): string {
  let [fits, tooLong] = [0, text.length + 1];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (estimateTokens(text.slice(0, middle)) <= tokens) fits = middle;
    else tooLong = middle;
  }
  return text.slice(0, fits).toWellFormed();
}
