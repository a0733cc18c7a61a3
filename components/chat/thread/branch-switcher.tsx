import type { MessageView } from '#server/domain/conversation/view.ts';
import { Stepper } from '#components/ui/stepper.tsx';
import { useChat } from '../chat-context.ts';
import { choose } from '../store/choose.ts';

/** Moves between the versions of a message. Nothing is deleted by it, and the choice is remembered. */
export function BranchSwitcher({ message, label }: { message: MessageView; label: string }) {
  const { chat, thread } = useChat();
  const { siblings } = message;
  const position = siblings.indexOf(message.id);
  if (siblings.length < 2) return null;
  const step = (by: -1 | 1) => {
    const chosen = siblings[position + by];
    if (chosen !== undefined) choose(thread, ({ selectBranch }) => selectBranch(chat, thread, chosen));
  };
  return <Stepper label={label} noun="version" position={position} count={siblings.length} onStep={step} />;
}
