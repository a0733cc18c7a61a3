import { type RefObject, useEffect } from 'react';
import { useCopy } from '../copy-context.ts';
import { keepDraft } from '../store/keep-draft.ts';

/** Brings back what was written in this tab before a reload, and keeps what is written from now on. */
export function useKeptDraft(form: RefObject<HTMLFormElement | null>): void {
  const { pane } = useCopy();
  useEffect(() => keepDraft(pane, typedIn(form.current, pane.draft.get())), [pane, form]);
}

/** The fields that say something else than the page put into them. */
function typedIn(form: HTMLFormElement | null, shown: { title: string; feature: string }) {
  const typed: { title?: string; feature?: string } = {};
  for (const name of ['title', 'feature'] as const) {
    const field = form?.elements.namedItem(name);
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (isField && field.value !== '' && field.value !== shown[name]) typed[name] = field.value;
  }
  return typed;
}
