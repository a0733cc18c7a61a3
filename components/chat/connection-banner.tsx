import { Reconnecting } from '#components/shared/reconnecting.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { useChat } from './chat-context.ts';
import { refresh } from './store/follow.ts';

/** Said while the words of a running answer do not reach this page. They are not lost: the server keeps them. */
export function ConnectionBanner() {
  const { chat, thread } = useChat();
  const attempt = useCellPart(thread.shape, (shape) => shape.attempt);
  if (attempt === 0) return null;
  return (
    <Reconnecting>
      Reconnecting… {attempt > 1 && `(attempt ${attempt})`}
      <Button size="sm" variant="ghost" onClick={() => void refresh(chat, thread)}>
        Try now
      </Button>
    </Reconnecting>
  );
}
