import { useEffect } from 'react';
import { useCell, useCellPart } from '#components/shared/use-cell.ts';
import type { Attachments } from '../state/attachments.ts';
import { useChat } from '../chat-context.ts';
import { summaryOf } from '../store/chat.ts';
import { attachmentsOf } from './attachments-of.ts';
import { readFiles } from './read-files.ts';

/** What is known of the open conversation's files, asked for anew when their number or their reader changes. */
export function useFiles(): Attachments {
  const { chat, thread } = useChat();
  const attachments = useCell(attachmentsOf(thread));
  const files = useCellPart(thread.shape, (shape) => shape.files);
  const model = useCellPart(summaryOf(chat, thread.id), (summary) => summary?.model ?? null);

  useEffect(() => {
    const { kept } = attachmentsOf(thread).get();
    const known = kept === null ? files === 0 : kept.files.length === files && kept.model === model;
    // Whoever cannot be told now is told with the next change, or on opening the list.
    if (!known && model !== null) readFiles(thread, model).catch(() => undefined);
  }, [thread, files, model]);

  return attachments;
}
