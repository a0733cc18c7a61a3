import { IconButton } from '#components/ui/button.tsx';
import { useChat } from './chat-context.ts';
import { FilesPart } from './files-part.tsx';
import { ModelPicker } from './model-picker.tsx';
import { useSidebar } from './sidebar/sidebar-context.ts';
import { useCellPart } from '#components/shared/use-cell.ts';
import { summaryOf } from './store/chat.ts';

/** Above the conversation: its name, and who answers. */
export function Header() {
  const { chat, thread } = useChat();
  const { open, toggle } = useSidebar();
  const title = useCellPart(summaryOf(chat, thread.id), (summary) => summary?.title ?? '');
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 px-3">
      <IconButton
        label="Show chats"
        icon="menu"
        aria-expanded={false}
        aria-keyshortcuts="Control+Shift+S Meta+Shift+S"
        onClick={toggle}
        className={open ? 'md:hidden' : undefined}
      />
      <ModelPicker />
      <div className="min-w-0 flex-1 md:px-2">
        {title !== '' && <h1 className="truncate text-right text-sm text-muted">{title}</h1>}
      </div>
      <FilesPart part="FilesButton" />
      <IconButton
        label="New chat"
        icon="plus"
        onClick={() => chat.go(null)}
        className={open ? 'md:hidden' : undefined}
      />
    </header>
  );
}
