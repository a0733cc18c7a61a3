import { useEffect } from 'react';
import { iconButtonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { attach } from '../store/attach.ts';
import { useTalk } from '../talk-context.ts';

const LABEL = 'Attach pictures, up to 10 MB each';

/** Words that are copied come with a picture of themselves, and a picture dragged within the page with HTML. */
function bringsPictures({ types }: DataTransfer, how: string): boolean {
  return types.includes('Files') && !types.includes(how === 'paste' ? 'text/plain' : 'text/html');
}

/** Attaches pictures that are chosen here, or, also while it is hidden, dropped or pasted anywhere on the page. */
export function AttachButton({ hidden }: { hidden: boolean }) {
  const talk = useTalk();

  useEffect(() => {
    const leaving = new AbortController();
    const take = (event: DragEvent | ClipboardEvent) => {
      const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
      if (data === null || !bringsPictures(data, event.type)) return;
      event.preventDefault();
      if (event.type !== 'dragover') attach(talk, [...data.files]);
    };
    for (const name of ['dragover', 'drop', 'paste'] as const)
      window.addEventListener(name, take, { signal: leaving.signal });
    return () => leaving.abort();
  }, [talk]);

  return (
    <span
      hidden={hidden}
      className={iconButtonStyle({ className: 'relative mb-0.5 has-focus-visible:outline-2' })}
    >
      <Icon name="image" className="size-5" />
      <input
        type="file"
        multiple
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-label={LABEL}
        title={LABEL}
        className="absolute inset-0 cursor-pointer text-[0] opacity-0"
        onChange={({ currentTarget: input }) => {
          attach(talk, [...(input.files ?? [])]);
          // The same file may be chosen again.
          input.value = '';
        }}
      />
    </span>
  );
}
