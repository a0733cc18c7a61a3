import { cutText } from './cut-text.ts';

/**
 * The prompt with the art style behind it, for models that take one text. Where both are longer than `limit` UTF-16
 * units, the prompt gives way, so that the style is still said.
 */
export function styledPrompt(prompt: string, style: string, limit = Number.POSITIVE_INFINITY): string {
  const ending = style.trim() === '' ? '' : `\n\nArt style: ${style.trim()}`;
  if (ending.length >= limit) return cutText(`${prompt}${ending}`, limit);
  return `${cutText(prompt, limit - ending.length)}${ending}`;
}
