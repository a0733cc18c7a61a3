import type { PromptView } from '#server/domain/prompt/view.ts';
import { plainWords } from '#components/shared/plain-words.ts';

/** The prompts that `words` name by title or scenario, the likeliest first; equal ones stay in their order. */
export function rankPrompts(prompts: readonly PromptView[], words: string): PromptView[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return prompts
    .map((prompt) => ({ prompt, rank: rankOf(prompt, wanted) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ prompt }) => prompt);
}

/** 0: the title begins so. 1: words of it do. 2: it or the scenario holds it somewhere. */
function rankOf({ title, scenario }: PromptView, wanted: readonly string[]): number | null {
  const name = plain(title);
  if (name.startsWith(wanted.join(' '))) return 0;
  const heads = name.split(/[^\p{L}\p{N}]+/u);
  if (wanted.every((word) => heads.some((head) => head.startsWith(word)))) return 1;
  const all = `${name} ${plain(scenario)}`;
  return wanted.every((word) => all.includes(word)) ? 2 : null;
}

const plain = (text: string) => plainWords(text).trim();
