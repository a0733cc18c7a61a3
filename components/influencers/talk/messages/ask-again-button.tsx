import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { askAgain } from '../store/ask-again.ts';
import { say } from '../store/send.ts';
import type { Row } from '../store/talk.ts';
import { useTalk } from '../talk-context.ts';

/** Has the last answer, which came to no end, given once more; what there is of it stays, with the question said again. */
export function AskAgainButton({ row }: { row: Row }) {
  const talk = useTalk();
  const toast = useToast();
  const [busy, setBusy] = useState(false);

  async function ask() {
    if (row.content !== '') return sayAgain();
    setBusy(true);
    const problem = await askAgain(talk, row.id);
    setBusy(false);
    return problem === null ? undefined : toast.show({ text: problem });
  }

  function sayAgain() {
    const question = talk.rows.get().find(({ id }) => id === row.parentId);
    if (question === undefined) return;
    const sound = question.media.some(({ kind }) => kind === 'audio');
    // What was heard in a recording is said in words; pictures' own links name them to the server as well as their keys.
    const media = sound ? [] : question.media.map((one) => ({ ...one, key: one.url }));
    say(talk, question.content, media);
  }

  return (
    <Button size="sm" variant="ghost" busy={busy} onClick={() => void ask()}>
      Ask again
    </Button>
  );
}
