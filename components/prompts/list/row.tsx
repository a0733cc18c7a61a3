import type { MouseEvent } from 'react';
import type { PromptView } from '#server/domain/prompt/view.ts';
import { Badge } from '#components/ui/badge.tsx';
import { usePrompts } from '../prompts-context.ts';
import { addressOf } from '../state/address.ts';
import { usesInWords } from '../state/words.ts';

type RowProps = { prompt: PromptView; isOpen: boolean; isUnsaved: boolean };

/** One prompt of the list: a real link, so that it can be opened in another tab. */
export function Row({ prompt, isOpen, isUnsaved }: RowProps) {
  const { prompts } = usePrompts();
  const { id, title, description, content, scenario, isTemplate, usageCount } = prompt;

  function open(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    prompts.go(id);
  }

  return (
    <a
      href={addressOf(id)}
      aria-current={isOpen || undefined}
      onClick={open}
      className={`block rounded-control px-2.5 py-2 transition-colors ${isOpen ? 'bg-accent-soft' : 'hover:bg-surface-2'}`}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{title}</span>
        {usageCount > 0 && (
          <span className="shrink-0 text-xs text-muted tabular-nums">{usesInWords(usageCount)}</span>
        )}
      </span>
      <span className="mt-0.5 line-clamp-2 text-[0.8125rem] leading-snug wrap-anywhere text-muted">
        {description.trim() || content.slice(0, 300)}
      </span>
      {(isTemplate || isUnsaved || scenario !== '') && (
        <span className="mt-1.5 flex min-w-0 flex-wrap items-center gap-1.5">
          {isTemplate && <Badge tone={isOpen ? 'neutral' : 'accent'}>Template</Badge>}
          {isUnsaved && <Badge tone="warning">Not saved</Badge>}
          {scenario !== '' && <span className="min-w-0 truncate text-xs text-muted">{scenario}</span>}
        </span>
      )}
    </a>
  );
}
