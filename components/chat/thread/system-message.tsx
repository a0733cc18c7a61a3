import type { Ref } from 'react';
import type { MessageView } from '#server/domain/conversation/view.ts';

type SystemMessageProps = { rowKey: string; observe: Ref<HTMLElement>; message: MessageView };

/** Instructions that a program gave the model before the conversation: there, but out of the way. */
export function SystemMessage({ rowKey, observe, message }: SystemMessageProps) {
  return (
    <article
      ref={observe}
      data-row={rowKey}
      data-message={message.id}
      aria-label="Instructions"
      className="py-2"
    >
      <details className="text-sm text-muted">
        <summary className="w-fit rounded-md px-1">Instructions</summary>
        <p className="mt-1 border-l-2 border-border pl-4 wrap-anywhere whitespace-pre-wrap">
          {message.content}
        </p>
      </details>
    </article>
  );
}
