import type { CopyVariant } from '#server/domain/copy/view.ts';
import { troubleOf } from './trouble.ts';

/** What a screen reader is told when variants came to an end. */
export function endedInWords(ended: readonly CopyVariant[]): string {
  return ended
    .map((variant) => {
      if (variant.status === 'complete') return `Written: ${variant.text}`;
      const { heading, message } = troubleOf(variant);
      return [heading, message].filter(Boolean).join('. ');
    })
    .join(' ');
}
