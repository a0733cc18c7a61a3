import type { MessageView } from '#server/domain/conversation/view.ts';
import { Button } from '#components/ui/button.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { useChat } from '../chat-context.ts';
import { ModelItems } from '../model-items.tsx';
import { useCellPart } from '#components/shared/use-cell.ts';
import { startEditing } from '../store/edit-last.ts';
import { choose } from '../store/choose.ts';

/** How an answer ended when it did not simply end, and what to do about it. */
export function AnswerNotice({ message }: { message: MessageView }) {
  if (message.live !== null) return null;
  if (message.status === 'failed') return <Failure message={message} />;
  const words = wordsFor(message);
  if (words === null) return null;
  return (
    <p className="mt-2 flex flex-wrap items-center gap-2 text-sm text-muted">
      <Icon name={message.status === 'stopped' ? 'stop' : 'alert'} />
      {words}
    </p>
  );
}

function wordsFor({ status, endReason, content }: MessageView): string | null {
  if (status === 'stopped') return 'Stopped.';
  if (status === 'interrupted') return 'Interrupted: the server went down while this was being written.';
  if (endReason === 'length') return 'Cut off: the answer reached its length limit.';
  if (endReason === 'content-filter') return 'The provider’s content filter ended this answer.';
  if (status === 'complete' && content === '') return 'The model gave no answer.';
  return null;
}

function Failure({ message }: { message: MessageView }) {
  const { chat, thread } = useChat();
  const live = useCellPart(thread.shape, (shape) => shape.live !== null);
  const again = (alias?: string) =>
    choose(thread, ({ regenerate }) => regenerate(chat, thread, message, alias));
  const question = message.parentId === null ? undefined : thread.rows.get(message.parentId);
  return (
    <div role="alert" className="mt-2 rounded-control border border-danger/40 bg-surface px-4 py-3">
      <p className="flex items-start gap-2.5 text-danger">
        <Icon name="alert" className="mt-1 size-4" />
        {message.failure?.message ?? 'The answer could not be finished.'}
      </p>
      {!live && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => again()}>
            <Icon name="refresh" />
            Retry
          </Button>
          <Menu
            label="Switch model"
            triggerClassName={buttonStyle({ size: 'sm' })}
            trigger={
              <>
                Switch model <Icon name="chevron-down" />
              </>
            }
          >
            <ModelItems current={message.model} onSelect={again} />
          </Menu>
          {question && (
            <Button
              size="sm"
              variant="ghost"
              onClick={() => startEditing(thread, question.get().id, question.get().content)}
            >
              Edit message
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
