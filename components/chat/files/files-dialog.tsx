import { useRef } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import type { ConversationFiles } from '#server/domain/file/view.ts';
import { wordRoom } from '../state/attachments.ts';
import { FileRow } from './file-row.tsx';

type FilesDialogProps = { open: boolean; kept: ConversationFiles | null; onClose: () => void };

/** The files of a chat: what they are, how they are read, and what can be done with them. */
export function FilesDialog({ open, kept, onClose }: FilesDialogProps) {
  const list = useRef<HTMLUListElement>(null);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Files of this chat"
      description="They are read for every question, and answers name the page they rest on."
    >
      {kept === null && <Spinner label="Loading the files" />}
      {kept !== null && <Room kept={kept} />}
      <ul ref={list} tabIndex={-1} aria-label="Files" className="mt-1 divide-y divide-border outline-none">
        {kept?.files.map((file) => (
          <FileRow key={file.id} file={file} onRemoved={() => list.current?.focus()} />
        ))}
      </ul>
    </Dialog>
  );
}

function Room({ kept }: { kept: ConversationFiles }) {
  if (kept.files.length === 0) return <p className="text-muted">There are none any more.</p>;
  const { share, words } = wordRoom(kept);
  return (
    <div className="pb-2 text-sm">
      <p className="pb-1.5">{words}</p>
      <ProgressBar label="Room for files in use" value={Math.min(share, 1)} />
      {share > 1 && (
        <p className="pt-2 text-muted">
          That is more than goes in whole: of the longer files the passages that fit a question are read.
        </p>
      )}
    </div>
  );
}
