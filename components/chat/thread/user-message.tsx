import type { MessageView } from '#server/domain/conversation/view.ts';
import { IconButton } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useChat } from '../chat-context.ts';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import { startEditing } from '../store/edit-last.ts';
import { BranchSwitcher } from './branch-switcher.tsx';
import { Toolbar } from './toolbar.tsx';
import { editing, useFetchedForm } from './use-fetched-form.ts';

type UserMessageProps = { message: MessageView; isEditing: boolean; isLast: boolean };

/** A question, as it was written. */
export function UserMessage({ message, isEditing, isLast }: UserMessageProps) {
  const { thread } = useChat();
  const live = useCellPart(thread.shape, (shape) => shape.live !== null);
  const EditForm = useCell(editing)?.EditForm;
  useFetchedForm(isEditing);
  if (isEditing && EditForm) return <EditForm message={message} />;
  return (
    <div className="flex flex-col items-end gap-1">
      <div className="max-w-[min(36rem,88%)] rounded-[1.25rem] rounded-br-md bg-surface-2 px-4 py-2.5 wrap-anywhere whitespace-pre-wrap">
        {message.content}
      </div>
      <Toolbar always={isLast}>
        <CopyButton iconOnly label="Copy message" text={() => message.content} />
        {!live && (
          <IconButton
            label="Edit message"
            icon="edit"
            onClick={() => startEditing(thread, message.id, message.content)}
          />
        )}
        {!live && <BranchSwitcher message={message} label="Question versions" />}
      </Toolbar>
    </div>
  );
}
