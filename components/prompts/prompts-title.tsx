import { useEffect } from 'react';
import { useCellPart } from '#components/shared/use-cell.ts';
import { createCell } from '#components/shared/cell.ts';
import { usePrompts } from './prompts-context.ts';
import { EMPTY_DRAFT } from './state/draft.ts';

const NONE = createCell(EMPTY_DRAFT);

/** Names the browser's tab after the open prompt; moving between prompts is not a page load. */
export function PromptsTitle() {
  const { pane } = usePrompts();
  const title = useCellPart(pane?.draft ?? NONE, (draft) => draft.title.trim());
  const name = title || (pane?.id === 'new' ? 'New prompt' : 'Prompts');
  useEffect(() => {
    document.title = `${name} · Greenroom`;
  }, [name]);
  return null;
}
