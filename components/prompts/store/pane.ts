import type { PromptPreview, PromptView } from '#server/domain/prompt/view.ts';
import { type Cell, createCell } from '#components/shared/cell.ts';
import type { Values } from '#components/shared/fill-prompt.ts';
import { newId } from '#components/shared/new-id.ts';
import type { OpenId } from '../state/address.ts';
import { type Draft, draftOf, EMPTY_DRAFT } from '../state/draft.ts';

export type Problem = { message: string; retryAt: number };

export type Shape = {
  phase: 'loading' | 'ready' | 'missing' | 'failed';
  saving: boolean;
  /** It was tried to save it: fields that are missing say so from then on. */
  tried: boolean;
  problem: Problem | null;
};

/** A try of the prompt on the model. */
export type Trial =
  | { phase: 'idle' | 'pending' }
  | { phase: 'done'; answer: PromptPreview }
  | { phase: 'failed'; problem: Problem };

/** One prompt: what is stored, what its fields hold, and what was tried. */
export type Pane = {
  /** Its name in this page, which stays when a new prompt gets its number. */
  readonly key: string;
  id: OpenId;
  readonly stored: Cell<PromptView | null>;
  readonly draft: Cell<Draft>;
  readonly values: Cell<Values>;
  readonly shape: Cell<Shape>;
  readonly trial: Cell<Trial>;
  /** What was sent to be made and never answered, and the key that makes it only once. */
  unanswered: { sent: string; requestKey: string } | null;
  /** Whether this browser keeps the unsaved changes. */
  kept: boolean;
};

/** `view` is what is known of a stored prompt; without it, it is still to be loaded. */
export function createPane(id: OpenId, view: PromptView | null): Pane {
  return {
    key: newId(),
    id,
    stored: createCell(view),
    draft: createCell(view === null ? EMPTY_DRAFT : draftOf(view)),
    values: createCell<Values>({}),
    shape: createCell<Shape>({
      phase: id === 'new' || view !== null ? 'ready' : 'loading',
      saving: false,
      tried: false,
      problem: null,
    }),
    trial: createCell<Trial>({ phase: 'idle' }),
    unanswered: null,
    kept: true,
  };
}
