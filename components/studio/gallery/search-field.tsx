import { useEffect, useEffectEvent, useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';

const STILL_MS = 300;

/** Words that the prompt holds; the gallery follows once one stops writing. */
export function SearchField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const [told, setTold] = useState(value);
  const tell = useEffectEvent(onChange);
  // The address changed by itself: Back, or everything shown again.
  if (value !== told) {
    setTold(value);
    if (text.trim() !== value) setText(value);
  }

  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => tell(text.trim()), STILL_MS);
    return () => clearTimeout(timer);
  }, [text, value]);

  return (
    <label className="relative flex min-w-40 flex-1 items-center sm:max-w-64">
      <span className="sr-only">Search prompts</span>
      <Icon name="search" className="pointer-events-none absolute left-2.5 size-4 text-muted" />
      <input
        type="search"
        data-search
        value={text}
        maxLength={200}
        placeholder="Search prompts"
        aria-keyshortcuts="/"
        onChange={(event) => setText(event.currentTarget.value)}
        className="h-8 w-full rounded-control border border-border bg-surface pr-2 pl-8 text-base focus:outline-2 focus:outline-accent sm:text-sm"
      />
    </label>
  );
}
