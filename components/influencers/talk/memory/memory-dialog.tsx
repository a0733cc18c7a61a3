import { type FormEvent, useEffect, useState } from 'react';
import { type Answer, leaveIfSignedOut, mutate, query, refusalOf } from '#components/shared/api.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useTalk } from '../talk-context.ts';
import { MemoryRow } from './memory-row.tsx';

type Page = Answer<'persona.memories.list'>;

/** What a persona remembers of one: all of it can be read, reworded, pinned and deleted. */
export function MemoryDialog({ onClose }: { onClose: () => void }) {
  const { persona } = useTalk();
  const personaId = persona.id;
  const [page, setPage] = useState<Page | null>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');

  /** Does something, and shows what is remembered then; or says why it could not be done. */
  async function change(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      setPage(await query('persona.memories.list', { personaId }));
      setProblem('');
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      setProblem(refusal.message);
      return false;
    }
  }

  useEffect(() => {
    void query('persona.memories.list', { personaId }).then(setPage, (error: unknown) =>
      setProblem(refusalOf(error).message),
    );
  }, [personaId]);

  async function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    if (await change(() => mutate('persona.memories.remember', { personaId, text }))) setText('');
  }

  /** Shown at once; back again where it could not be kept. */
  async function switchTo(enabled: boolean) {
    const before = page;
    if (before !== null) setPage({ ...before, enabled });
    if (!(await change(() => mutate('persona.memories.switch', { personaId, enabled })))) setPage(before);
  }

  async function more(cursor: string) {
    const next = await query('persona.memories.list', { personaId, cursor }).catch(() => null);
    if (next !== null && page !== null) setPage({ ...next, memories: [...page.memories, ...next.memories] });
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={`What ${persona.displayName} remembers`}
      description="Of you, from what you said. Deleting a message deletes what was remembered of it."
      footer={
        page !== null &&
        page.memories.length > 0 && (
          <Button onClick={() => void change(() => mutate('persona.memories.forgetAll', { personaId }))}>
            Forget everything
          </Button>
        )
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
            <Button size="sm" className="mb-4" onClick={() => void more(page.nextCursor ?? '')}>
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
    </Dialog>
  );
}
