import { useCell } from '#components/shared/use-cell.ts';
import { IconButton } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { detach, retryAttachment } from '../store/attach.ts';
import type { Attachment } from '../store/talk.ts';
import { useTalk } from '../talk-context.ts';

/** What goes along with the next message. */
export function Tray() {
  const { attachments } = useTalk();
  const all = useCell(attachments);
  if (all.length === 0) return null;
  return (
    <ul aria-label="Attached pictures" className="flex flex-wrap gap-2 px-1 pb-2">
      {all.map((one) => (
        <Chip key={one.id} attachment={one} />
      ))}
    </ul>
  );
}

function Chip({ attachment }: { attachment: Attachment }) {
  const talk = useTalk();
  const { id, file, preview, state, share, message } = attachment;
  return (
    <li className="relative flex max-w-full items-center gap-2 rounded-control border border-border bg-surface p-1.5 text-sm">
      {state === 'failed' ? (
        <Icon name="alert" className="ml-1 size-5 text-danger" />
      ) : (
        // oxlint-disable-next-line next/no-img-element -- it lies in this browser
        <img src={preview} alt="" className="size-12 rounded-md object-cover" />
      )}
      <div className="w-36 min-w-0">
        <p className="truncate" title={file.name}>
          {file.name}
        </p>
        {state === 'uploading' && <ProgressBar label={`Uploading ${file.name}`} value={share} />}
        {state === 'failed' && <p className="text-xs text-danger">{message}</p>}
        {state === 'waiting' && <p className="text-xs text-muted">Waits for the server</p>}
      </div>
      {state === 'waiting' && (
        <IconButton
          label={`Try ${file.name} again`}
          icon="refresh"
          onClick={() => retryAttachment(talk, attachment)}
        />
      )}
      <IconButton label={`Remove ${file.name}`} icon="close" onClick={() => detach(talk, id)} />
    </li>
  );
}
