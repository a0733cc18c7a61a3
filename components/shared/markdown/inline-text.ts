import type { Definition, Inline } from './types.ts';

/** The words of an inline text without its markup. */
export function inlineText(
  inlines: readonly Inline[],
  definitions?: ReadonlyMap<string, Definition>,
): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
        case 'code':
          return inline.text;
        case 'break':
          return '\n';
        case 'image':
          return inline.alt;
        case 'reference': {
          const text = inlineText(inline.children, definitions);
          return definitions?.has(inline.label) ? text : `[${text}]${inline.suffix}`;
        }
        default:
          return inlineText(inline.children, definitions);
      }
    })
    .join('');
}
