import type { MessageView } from '#server/domain/conversation/view.ts';
import { IconButton } from '#components/ui/button.tsx';
import { useChat } from '../chat-context.ts';
import { selectBranch } from '../store/path-actions.ts';

/** Moves between the versions of a message. Nothing is deleted by it, and the choice is remembered. */
export function BranchSwitcher({ message, label }: { message: MessageView; label: string }) {
  const { chat, thread } = useChat();
  const { siblings } = message;
  const position = siblings.indexOf(message.id);
  if (siblings.length < 2) return null;

  function step(by: -1 | 1) {
    const chosen = siblings[position + by];
    if (chosen !== undefined) void selectBranch(chat, thread, chosen);
  }

  return (
    <nav aria-label={label} className="flex items-center">
      <IconButton
        label="Previous version"
        icon="chevron-left"
        aria-disabled={position === 0 || undefined}
        onClick={() => step(-1)}
      />
      <span role="status" className="min-w-8 text-center text-xs text-muted tabular-nums">
        {position + 1} / {siblings.length}
      </span>
      <IconButton
        label="Next version"
        icon="chevron-right"
        aria-disabled={position === siblings.length - 1 || undefined}
        onClick={() => step(1)}
      />
    </nav>
  );
}
