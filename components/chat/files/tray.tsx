import { useEffect, useRef } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import { freshFiles, wordFile, wordUpload } from '../state/attachments.ts';
import { useChat } from '../chat-context.ts';
import { retryUpload } from './attach-files.ts';
import { attachmentsOf } from './attachments-of.ts';
import { Chip } from './chip.tsx';
import { DropTarget } from './drop-target.tsx';
import { dropUpload } from './drop-upload.ts';
import { removeFresh } from './remove-file.ts';

/** What the composer needs for files. */
export function Tray() {
  return (
    <>
      <DropTarget />
      <Chips />
    </>
  );
}

/** Above the composer: files on their way, those that failed, and those that nothing was asked about yet. */
function Chips() {
  const { chat, thread } = useChat();
  const attachments = useCell(attachmentsOf(thread));
  const files = freshFiles(attachments);
  const { uploads } = attachments;
  const list = useRef<HTMLUListElement>(null);
  const newest = uploads.at(-1)?.id;

  useEffect(() => {
    if (newest !== undefined) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);

  if (files.length + uploads.length === 0) return null;
  return (
    <ul
      ref={list}
      aria-label="Attached files"
      className="mb-2 grid max-h-[min(14rem,34dvh)] grid-cols-1 gap-2 overflow-y-auto overscroll-contain sm:grid-cols-2"
    >
      {files.map((file) => (
        <Chip
          key={file.id}
          name={file.name}
          words={wordFile(file)}
          look="ready"
          onRemove={() => void removeFresh(chat, thread, file)}
        />
      ))}
      {uploads.map((upload) => (
        <Chip
          key={upload.id}
          name={upload.name}
          words={wordUpload(upload)}
          look={upload.state === 'failed' ? 'failed' : 'busy'}
          share={upload.state === 'uploading' ? upload.share : null}
          onRetry={
            upload.state === 'failed' && upload.retry
              ? () => void retryUpload(chat, thread, upload)
              : undefined
          }
          onRemove={() => dropUpload(chat, thread, upload)}
        />
      ))}
    </ul>
  );
}
