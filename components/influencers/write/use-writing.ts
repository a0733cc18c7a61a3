import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { PersonaView } from '#server/domain/persona/view.ts';
import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { createCell, patch } from '#components/shared/cell.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { useCell } from '#components/shared/use-cell.ts';
import { type Draft, draftOf, EMPTY_DRAFT, laidOver, sameDraft, type TextName } from './draft.ts';
import { firstProblem } from './field-problem.ts';
import { changesOf, newPersonaOf } from './input-of.ts';
import { readKept, type Sent, writeKept } from './keep-draft.ts';

type Problem = { message: string; retryAt: number };

/** The form of a persona, `null` for a new one: kept by this browser until the server has it. */
export function useWriting(persona: PersonaView | null) {
  const id = persona?.id ?? 'new';
  const router = useRouter();
  const [stored] = useState(() => (persona === null ? EMPTY_DRAFT : draftOf(persona)));
  /** `recalled`: whether it holds what was written here before. */
  const [form] = useState(() => createCell({ draft: stored, recalled: false }));
  const { draft, recalled } = useCell(form);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sent = useRef<Sent | null>(null);

  useEffect(() => {
    const kept = readKept(id);
    if (kept === null) return;
    sent.current = kept.sent;
    const recalledDraft = laidOver(stored, kept);
    if (!sameDraft(recalledDraft, stored)) form.set({ draft: recalledDraft, recalled: true });
  }, [id, stored, form]);

  function change(changes: Partial<Draft>) {
    const next = { ...form.get().draft, ...changes };
    patch(form, { draft: next });
    writeKept(id, sameDraft(next, stored) ? null : { draft: next, base: stored, sent: sent.current });
  }

  function discard() {
    form.set({ draft: stored, recalled: false });
    sent.current = null;
    writeKept(id, null);
  }

  /** Answers the field that stands in the way, `null` where none does. */
  function save(): TextName | null {
    if (busy) return null;
    const obstacle = firstProblem(draft, stored);
    setTried(true);
    if (obstacle === null) void send();
    return obstacle;
  }

  /** The same form has the same key, however often it is sent, also after a reload. */
  function keyFor(input: string): string {
    if (sent.current?.input !== input) sent.current = { input, requestKey: newId() };
    writeKept(id, { draft: form.get().draft, base: stored, sent: sent.current });
    return sent.current.requestKey;
  }

  async function send() {
    setBusy(true);
    setProblem(null);
    const requestKey = keyFor(JSON.stringify(newPersonaOf(draft)));
    try {
      const { name } = await persistently(() =>
        persona === null
          ? mutate('persona.create', { ...newPersonaOf(draft), requestKey })
          : mutate('persona.update', { persona: persona.id, ...changesOf(draft, persona) }),
      );
      writeKept(id, null);
      router.push(`/influencers/${name}`);
    } catch (error) {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      const retryAt = refusal.retryAfterSeconds === null ? 0 : Date.now() + refusal.retryAfterSeconds * 1000;
      // One that was made and deleted meanwhile is made anew.
      if (refusal.status === 404) sent.current = null;
      setProblem({ message: `Not saved. ${refusal.message}`, retryAt });
      setBusy(false);
    }
  }

  return {
    draft,
    stored,
    recalled,
    tried,
    busy,
    problem,
    change,
    discard,
    save,
    dismiss: () => setProblem(null),
  };
}

export type Writing = ReturnType<typeof useWriting>;
