import { memo, useEffect } from 'react';
import { iconButtonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { useChat } from '../chat-context.ts';
import { bringsFiles } from '../brings-files.ts';
import { attach, loadFiles } from '../files-part.tsx';

const LABEL = 'Attach PDFs, up to 10 MB each';

/**
 * Attaches what is chosen here, and what is dropped or pasted anywhere on the page. By itself, since rendering an input
 * again touches it.
 */
export const AttachButton = memo(function AttachButton() {
  const { chat, thread } = useChat();
  const some = useCellPart(thread.shape, ({ files }) => files > 0);

  useEffect(() => {
    if (some) void loadFiles();
  }, [some]);

  useEffect(() => {
    const controller = new AbortController();
    const take = (event: DragEvent | ClipboardEvent) => {
      const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
      if (!bringsFiles(data)) return;
      event.preventDefault();
      if (event.type === 'dragover') void loadFiles();
      else void attach(chat, thread, [...data.files]);
    };
    for (const name of ['dragover', 'drop', 'paste'] as const)
      window.addEventListener(name, take, { signal: controller.signal });
    return () => controller.abort();
  }, [chat, thread]);

  return (
    <span className={iconButtonStyle({ className: 'relative mb-0.5 has-focus-visible:outline-2' })}>
      <Icon name={CLIP} className="size-5" />
      <input
        type="file"
        multiple
        accept=".pdf,application/pdf"
        aria-label={LABEL}
        aria-keyshortcuts="Control+Shift+U Meta+Shift+U"
        data-attach=""
        title={LABEL}
        className="absolute inset-0 cursor-pointer text-[0] opacity-0"
        onChange={({ currentTarget: input }) => {
          void attach(chat, thread, [...(input.files ?? [])]);
          // The same file may be chosen again.
          input.value = '';
        }}
      />
    </span>
  );
});

const CLIP = (
  <path d="m19.5 11.5-7.8 7.8a5 5 0 0 1-7-7l8.3-8.3a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3" />
);
