import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { count } from '../state/attachments.ts';
import { useChat } from '../chat-context.ts';
import { fileShape } from './file-shape.tsx';
import { FilesDialog } from './files-dialog.tsx';
import { useFiles } from './use-files.ts';

/** In the header of a chat that has files: how many, and the way to them. */
export function FilesButton() {
  const { thread } = useChat();
  const { kept } = useFiles();
  const files = useCellPart(thread.shape, (shape) => shape.files);
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === thread.id;
  if (files === 0 && !open) return null;
  const label = `${count(files, 'file')} of this chat`;
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        className="shrink-0"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        onClick={() => setOpenOn(thread.id)}
      >
        <Icon name={fileShape} className="size-4.5" />
        {files}
      </Button>
      <FilesDialog open={open} kept={kept} onClose={() => setOpenOn(null)} />
    </>
  );
}
