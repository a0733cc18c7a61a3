import { useState } from 'react';
import { leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { Button, IconButton } from '#components/ui/button.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { type KeptFile, wordFile } from '../state/attachments.ts';
import { useChat } from '../chat-context.ts';
import { removeFile } from './remove-file.ts';

/** One file in the list; it is removed for good, so that is asked again. */
export function FileRow({ file, onRemoved }: { file: KeptFile; onRemoved: () => void }) {
  const { chat, thread } = useChat();
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function attempt(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      setProblem(refusal.message);
    }
    setBusy(false);
  }

  async function save(): Promise<void> {
    const { url } = await query('file.link', { conversationId: thread.id, fileId: file.id });
    window.location.assign(url);
  }

  async function remove(): Promise<void> {
    await removeFile(chat, thread, file);
    onRemoved();
  }

  return (
    <li className="py-2.5">
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <p className="text-sm font-medium wrap-anywhere">{file.name}</p>
          <p className="text-xs text-muted">{wordFile(file)}</p>
        </div>
        <IconButton
          label={`Save the original of ${file.name}`}
          icon={mediaShapes.download}
          onClick={() => void attempt(save)}
        />
        <IconButton
          label={`Remove ${file.name}`}
          icon="trash"
          aria-expanded={asks}
          onClick={() => setAsks(!asks)}
        />
      </div>
      {asks && (
        <div className="flex flex-wrap items-center justify-end gap-2 pt-2 text-sm">
          <p className="max-sm:w-full sm:flex-1">Remove it for good? Answers stay as they are.</p>
          <Button size="sm" onClick={() => setAsks(false)}>
            Keep
          </Button>
          <Button size="sm" variant="danger" busy={busy} onClick={() => void attempt(remove)}>
            Remove
          </Button>
        </div>
      )}
      {problem !== '' && (
        <p role="alert" className="pt-1 text-sm text-danger">
          {problem}
        </p>
      )}
    </li>
  );
}
