import { IconButton } from '#components/ui/button.tsx';
import { useChat } from '../chat-context.ts';
import { useCellPart } from '#components/shared/use-cell.ts';
import { queue } from '../store/queue.ts';
import { returnToComposer } from '../store/return-to-composer.ts';

/** The message that will be sent when the present answer has ended. */
export function QueuedChip() {
  const { chat, thread } = useChat();
  const queued = useCellPart(thread.shape, (shape) => shape.queued);
  const reading = useCellPart(thread.shape, (shape) => shape.reading);
  if (queued === null) return null;
  return (
    <section
      aria-label="Queued message"
      className="mb-2 flex items-center gap-2 rounded-control border border-border bg-surface-2 py-1 pr-1 pl-3 text-sm"
    >
      <span className="shrink-0 text-muted">{reading ? 'After reading:' : 'Next:'}</span>
      <span className="min-w-0 flex-1 truncate">{queued}</span>
      <IconButton
        label="Edit queued message"
        icon="edit"
        onClick={() => {
          queue(thread, null);
          returnToComposer(chat, thread, queued);
        }}
      />
      <IconButton label="Remove queued message" icon="close" onClick={() => queue(thread, null)} />
    </section>
  );
}
