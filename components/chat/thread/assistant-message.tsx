import type { MessageView } from '#server/domain/conversation/view.ts';
import { Badge } from '#components/ui/badge.tsx';
import { useChat } from '../chat-context.ts';
import { Markdown } from '../markdown/index.ts';
import { AnswerNotice } from './answer-notice.tsx';
import { AnswerToolbar } from './answer-toolbar.tsx';
import { Reasoning } from './reasoning.tsx';
import { Waiting } from './waiting.tsx';

/** An answer: who gives it, what it says, and how it ended. */
export function AssistantMessage({ message, isLast }: { message: MessageView; isLast: boolean }) {
  const { chat } = useChat();
  const streaming = message.live !== null;
  const label = chat.models.find((model) => model.alias === message.model)?.label ?? message.model;
  return (
    <div className="min-w-0">
      <p className="mb-1 flex flex-wrap items-center gap-2 text-xs text-muted">
        {label}
        {message.sandbox && (
          <span title="Sandbox: made on this machine, no model was called">
            <Badge tone="warning">
              Sandbox<span className="sr-only">: made on this machine, no model was called</span>
            </Badge>
          </span>
        )}
      </p>
      {message.reasoning !== '' && (
        <Reasoning key={message.id} text={message.reasoning} thinking={streaming && message.content === ''} />
      )}
      {message.content !== '' && <Markdown text={message.content} streaming={streaming} />}
      {streaming && message.content === '' && message.reasoning === '' && <Waiting key={message.id} />}
      <AnswerNotice message={message} />
      <AnswerToolbar message={message} isLast={isLast} />
    </div>
  );
}
