import { type RefObject, useEffect } from 'react';
import { patch } from '#components/shared/cell.ts';
import { useCell } from '#components/shared/use-cell.ts';
import type { Draft } from '../state/draft.ts';
import { readDraft, writeDraft } from '../state/keep-draft.ts';
import { useStudio } from '../studio-context.ts';

/** What the composer holds, and the way to change it. */
export function useDraft(): [Draft, (change: Partial<Draft>) => void] {
  const { studio } = useStudio();
  return [useCell(studio.draft), (change) => patch(studio.draft, change)];
}

/** Brings back what was written before a reload, and keeps what is written from now on. */
export function useKeptDraft(prompt: RefObject<HTMLTextAreaElement | null>): void {
  const { studio } = useStudio();
  useEffect(() => {
    const { draft } = studio;
    // What was typed before the page came alive is newer than what was kept.
    const typed = prompt.current?.value ?? '';
    const kept = readDraft();
    draft.set(typed === '' ? kept : { ...kept, prompt: typed });
    return draft.subscribe(() => writeDraft(draft.get()));
  }, [studio, prompt]);
}
