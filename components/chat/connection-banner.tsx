import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useChat } from './chat-context.ts';
import { useCellPart } from '#components/shared/use-cell.ts';
import { refresh } from './store/follow.ts';

/** Said while the words of a running answer do not reach this page. They are not lost: the server keeps them. */
export function ConnectionBanner() {
  const { chat, thread } = useChat();
  const attempt = useCellPart(thread.shape, (shape) => shape.attempt);
  if (attempt === 0) return null;
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-3 border-b border-border bg-surface-2 px-4 py-1.5 text-sm text-warning"
    >
      <Spinner />
      Reconnecting… {attempt > 1 && `(attempt ${attempt})`}
      <Button size="sm" variant="ghost" onClick={() => void refresh(chat, thread)}>
        Try now
      </Button>
    </div>
  );
}
