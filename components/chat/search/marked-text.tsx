import type { Marked } from '#server/domain/search/view.ts';

/** A piece of text with what was searched for marked. */
export function MarkedText({ parts }: { parts: readonly Marked[] }) {
  let at = 0;
  return parts.map(({ text, hit }) => {
    const key = at;
    at += text.length;
    return hit ? (
      <mark key={key} className="rounded-sm bg-accent-soft px-px font-medium text-fg">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
