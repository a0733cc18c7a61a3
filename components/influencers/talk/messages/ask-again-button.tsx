import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { askAgain } from '../store/ask-again.ts';
import { useTalk } from '../talk-context.ts';

/** Has the last answer, which came to nothing, given once more. */
export function AskAgainButton({ messageId }: { messageId: string }) {
  const talk = useTalk();
  const toast = useToast();
  const [busy, setBusy] = useState(false);

  async function ask() {
    setBusy(true);
    const problem = await askAgain(talk, messageId);
    if (problem !== null) toast.show({ text: problem });
    setBusy(false);
  }

  return (
    <Button size="sm" variant="ghost" busy={busy} onClick={() => void ask()}>
      Ask again
    </Button>
  );
}
