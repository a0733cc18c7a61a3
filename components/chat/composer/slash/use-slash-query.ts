import { type RefObject, useEffect, useState } from 'react';
import { type SlashQuery, slashQuery } from './slash-query.ts';

/**
 * The question for a prompt that the composer holds at its caret, as long as it has the focus. Dismissed, it comes back
 * with another `/` only.
 */
export function useSlashQuery(field: RefObject<HTMLTextAreaElement | null>) {
  const [asked, setAsked] = useState<SlashQuery | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);

  useEffect(() => {
    const area = field.current;
    if (area === null) return undefined;
    const left = new AbortController();
    const { signal } = left;
    const read = () => {
      const isCollapsed = area.selectionStart === area.selectionEnd;
      const query =
        document.activeElement === area && isCollapsed ? slashQuery(area.value, area.selectionEnd) : null;
      setAsked((before) => (before?.at === query?.at && before?.words === query?.words ? before : query));
      setDismissed((before) => (before !== null && area.value[before] !== '/' ? null : before));
    };
    read();
    for (const type of ['input', 'focus', 'blur']) area.addEventListener(type, read, { signal });
    document.addEventListener('selectionchange', read, { signal });
    return () => left.abort();
  }, [field]);

  return {
    query: asked !== null && asked.at === dismissed ? null : asked,
    dismiss: () => setDismissed(asked?.at ?? null),
  };
}
