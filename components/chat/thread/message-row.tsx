import { memo, type Ref } from 'react';
import type { MessageView } from '#server/domain/conversation/view.ts';
import { useChat } from '../chat-context.ts';
import type { Cell } from '#components/shared/cell.ts';
import { timeOfDay } from '../state/date-groups.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { AssistantMessage } from './assistant-message.tsx';
import { SystemMessage } from './system-message.tsx';
import { UserMessage } from './user-message.tsx';

type MessageRowProps = {
  rowKey: string;
  cell: Cell<MessageView>;
  observe: Ref<HTMLElement>;
  isLast: boolean;
  isEditing: boolean;
  /** Pixels kept free for an answer that is still growing. */
  minHeight: number;
};

/** One message. It listens to its own words only, so those of another row never render it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { rowKey, cell, observe, isLast, isEditing, minHeight } = props;
  const { chat } = useChat();
  const message = useCell(cell);
  const { timeZone } = useCell(chat.moment);
  if (message.role === 'system') return <SystemMessage rowKey={rowKey} observe={observe} message={message} />;
  const who = message.role === 'user' ? 'You' : 'Assistant';
  return (
    <article
      ref={observe}
      data-row={rowKey}
      data-message={message.id}
      data-status={message.status}
      aria-label={`${who} said, ${timeOfDay(message.createdAt, timeZone)}`}
      aria-busy={message.live !== null}
      style={minHeight > 0 ? { minHeight } : undefined}
      className={`group/row ${message.role === 'user' ? 'pt-5' : 'pb-3'}`}
    >
      {message.role === 'user' ? (
        <UserMessage message={message} isEditing={isEditing} isLast={isLast} />
      ) : (
        <AssistantMessage message={message} isLast={isLast} />
      )}
    </article>
  );
});
