import type { MessageView } from '#server/domain/conversation/view.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { useChat } from '../chat-context.ts';
import { ModelItems } from '../model-items.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { choose } from '../store/choose.ts';
import { BranchSwitcher } from './branch-switcher.tsx';
import { MessageInfo } from './message-info.tsx';
import { Toolbar } from './toolbar.tsx';

/** What can be done with an answer. While it is being written: copy what is there. */
export function AnswerToolbar({ message, isLast }: { message: MessageView; isLast: boolean }) {
  const { chat, thread } = useChat();
  const live = useCellPart(thread.shape, (shape) => shape.live !== null);
  const again = (alias?: string) =>
    choose(thread, ({ regenerate }) => regenerate(chat, thread, message, alias));
  return (
    <div className="-ml-2 mt-1">
      <Toolbar always={isLast}>
        {message.content !== '' && <CopyButton iconOnly label="Copy answer" text={() => message.content} />}
        {!live && (
          <Menu label="Regenerate" icon="refresh">
            <MenuItem icon="refresh" onSelect={() => again()}>
              Again
            </MenuItem>
            <hr className="my-1 border-border" />
            <p role="presentation" className="px-2.5 py-1 text-xs text-muted">
              With another model
            </p>
            <ModelItems current={null} onSelect={again} />
          </Menu>
        )}
        {!live && <MessageInfo message={message} />}
        {!live && <BranchSwitcher message={message} label="Answer versions" />}
      </Toolbar>
    </div>
  );
}
