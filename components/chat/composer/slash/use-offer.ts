import { useEffect, useState } from 'react';
import type { PromptView } from '#server/domain/prompt/view.ts';
import { type Answer, leaveIfSignedOut, query, refusalOf } from '#components/shared/api.ts';
import { rankPrompts } from './rank-prompts.ts';

const FIRST = 50;
const FOUND = 20;
const DEBOUNCE_MS = 120;

type Known = { prompts: readonly PromptView[]; more: boolean };
type Found = { words: string; prompts: readonly PromptView[] };

/**
 * The prompts that `words` ask for; `null` words ask for none. A person's few prompts are asked for once each time the menu
 * opens and sorted out here; where there are more, the server is asked too.
 */
export function useOffer(words: string | null) {
  const [known, setKnown] = useState<Known | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const isOpen = words !== null;

  useEffect(() => {
    if (!isOpen) return undefined;
    let left = false;
    const told = ({ prompts, nextCursor }: Answer<'prompt.list'>) => {
      setKnown({ prompts, more: nextCursor !== null });
      setProblem(null);
    };
    const failed = (error: unknown) => {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      setProblem(refusal.message);
    };
    query('prompt.list', { limit: FIRST }).then(
      (page) => left || told(page),
      (error: unknown) => left || failed(error),
    );
    return () => {
      left = true;
    };
  }, [isOpen, attempt]);

  const asks = known?.more === true && words !== null && words.trim() !== '';
  useEffect(() => {
    if (!asks) return undefined;
    const timer = setTimeout(() => {
      query('prompt.list', { search: words, limit: FOUND }).then(
        ({ prompts }) => setFound({ words, prompts }),
        // What is known here is offered all the same.
        () => setFound({ words, prompts: [] }),
      );
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [asks, words]);

  const near = words === null ? [] : rankPrompts(known?.prompts ?? [], words);
  const far = asks && found?.words === words ? found.prompts : [];
  const nearIds = new Set(near.map(({ id }) => id));
  return {
    offer: [...near, ...far.filter(({ id }) => !nearIds.has(id))],
    loading: known === null || (asks && found?.words !== words),
    /** Only where nothing is known from before. */
    problem: known === null ? problem : null,
    retry: () => {
      setProblem(null);
      setAttempt(attempt + 1);
    },
  };
}
