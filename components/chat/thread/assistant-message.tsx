import type { MessageView } from '#server/domain/conversation/view.ts';
import { Badge } from '#components/ui/badge.tsx';
import { useChat } from '../chat-context.ts';
import { Markdown } from '#components/shared/markdown/index.ts';
import { AnswerNotice } from './answer-notice.tsx';
import { AnswerToolbar } from './answer-toolbar.tsx';
import { Reasoning } from './reasoning.tsx';
import { Waiting } from './waiting.tsx';

/** An answer: who gives it, what it says, and how it ended. */
export function AssistantMessage({ message, isLast }: { message: MessageView; isLast: boolean }) {
  const { chat } = useChat();
  const streaming = message.live !== null;
  const model = chat.models.find((one) => one.alias === message.model);
  const label = model?.provider === 'sandbox' ? null : (model?.label ?? message.model);
  return (
    <div className="min-w-0">
      <p className="mb-1 flex flex-wrap items-center gap-x-2 text-xs text-muted">
        {label}
        {message.sandbox && <Badge tone="warning">Sandbox: made on this machine, no model was called</Badge>}
      </p>
      {message.reasoning !== '' && (
        <Reasoning key={message.id} text={message.reasoning} thinking={streaming && message.content === ''} />
      )}
      {message.content !== '' && (
        <div data-answer="">
          <Markdown text={message.content} streaming={streaming} />
        </div>
      )}
      {streaming && message.content === '' && message.reasoning === '' && <Waiting key={message.id} />}
      <AnswerNotice message={message} />
      <AnswerToolbar message={message} isLast={isLast} />
    </div>
  );
}
