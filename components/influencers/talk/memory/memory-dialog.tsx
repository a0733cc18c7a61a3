import { type FormEvent, useState } from 'react';
import { mutate } from '#components/shared/api.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useTalk } from '../talk-context.ts';
import { ForgetAll } from './forget-all.tsx';
import { MemoryRow } from './memory-row.tsx';
import { useMemories } from './use-memories.ts';

/** What a persona remembers of one: all of it can be read, reworded, pinned and deleted. */
export function MemoryDialog({ onClose }: { onClose: () => void }) {
  const { persona } = useTalk();
  const personaId = persona.id;
  const { page, problem, unread, change, show, more, again } = useMemories(personaId);
  const [text, setText] = useState('');

  async function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    if (await change(() => mutate('persona.memories.remember', { personaId, text })))
      // What was typed meanwhile stays.
      setText((typed) => (typed === text ? '' : typed));
  }

  /** Shown at once; back again where it could not be kept. */
  async function switchTo(enabled: boolean) {
    show(enabled);
    if (!(await change(() => mutate('persona.memories.switch', { personaId, enabled })))) show(!enabled);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={`What ${persona.displayName} remembers`}
      description="Of you, from what you said. Deleting the conversation deletes what was remembered of it."
      footer={
        page !== null &&
        page.memories.length > 0 && <ForgetAll personaId={personaId} total={page.total} change={change} />
      }
    >
      {page === null && problem === '' && <Spinner label="Loading" />}
      {page !== null && (
        <>
          <label className="flex items-center gap-2 pb-4">
            <input
              type="checkbox"
              checked={page.enabled}
              onChange={({ target }) => void switchTo(target.checked)}
              className="size-4"
            />
            Remember what I say of myself
          </label>
          {page.memories.length === 0 ? (
            <p className="pb-4 text-muted">Nothing yet.</p>
          ) : (
            <ul aria-label="Memories" className="flex flex-col gap-2 pb-4">
              {page.memories.map((memory) => (
                <MemoryRow key={memory.id} memory={memory} change={change} />
              ))}
            </ul>
          )}
          {page.nextCursor !== null && (
            <Button size="sm" className="mb-4" onClick={more}>
              Show more
            </Button>
          )}
          <form onSubmit={(event) => void add(event)} className="flex items-start gap-2">
            <TextField
              label="Something to remember"
              value={text}
              maxLength={500}
              className="flex-1"
              onChange={({ target }) => setText(target.value)}
            />
            <Button type="submit" className="mt-6.5" disabled={text.trim() === ''}>
              Add
            </Button>
          </form>
        </>
      )}
      {problem !== '' && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      {unread && (
        <Button size="sm" className="mt-2" onClick={again}>
          Retry
        </Button>
      )}
    </Dialog>
  );
}
