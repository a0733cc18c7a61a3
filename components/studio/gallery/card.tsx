import { type KeyboardEvent, memo } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import type { Cell } from '#components/shared/cell.ts';
import { type Generation, hasEnded, mayAnimate } from '../state/generation.ts';
import { useStudio } from '../studio-context.ts';
import { CardButtons } from './card-buttons.tsx';
import { CardMedia } from './card-media.tsx';
import { CardWords } from './card-words.tsx';
import { type CardActions, useCardActions } from './use-card-actions.ts';

type CardProps = {
  id: string;
  /** From 1, and of how many; -1 while nobody knows. */
  position: number;
  total: number;
  /** Tab leads to this one; arrow keys lead to the others. */
  active: boolean;
  onFocus: (id: string) => void;
};

/** One generation in the gallery, whatever has become of it. */
export const Card = memo(function Card({ id, ...rest }: CardProps) {
  const { studio } = useStudio();
  const cell = studio.cards.get(id);
  return cell === undefined ? null : <KnownCard cell={cell} id={id} {...rest} />;
});

type KnownCardProps = CardProps & { cell: Cell<Generation> };

function KnownCard({ cell, id, position, total, active, onFocus }: KnownCardProps) {
  const generation = useCell(cell);
  const actions = useCardActions(generation);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actionOf(event.key, generation, actions);
    if (act === null) return;
    event.preventDefault();
    act();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- every key has its button inside
    <article
      aria-labelledby={`prompt-${id}`}
      aria-describedby={`state-${id}`}
      aria-posinset={position}
      aria-setsize={total}
      data-generation={id}
      data-state={generation.state}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- articles of a feed take the focus
      tabIndex={active ? 0 : -1}
      onFocus={() => onFocus(id)}
      onKeyDown={onKeyDown}
      className="flex scroll-my-4 flex-col [contain-intrinsic-size:auto_25rem] [content-visibility:auto]"
    >
      <CardMedia generation={generation} actions={actions} tabIndex={active ? 0 : -1} />
      <CardWords generation={generation} />
      <CardButtons generation={generation} actions={actions} tabIndex={active ? 0 : -1} />
    </article>
  );
}

/** What a key does on the focused card; `null` where it does nothing. */
function actionOf(key: string, generation: Generation, actions: CardActions): (() => void) | null {
  const binned = generation.deletedAt !== null;
  switch (key.toLowerCase()) {
    case 'enter':
      return actions.look;
    case 'f':
      return binned ? null : actions.favourite;
    case 'a':
      return mayAnimate(generation) ? actions.animate : null;
    case 'e':
      return actions.edit;
    case 'c':
      return actions.copy;
    case 'delete':
      return hasEnded(generation) && !binned ? actions.remove : null;
    default:
      return null;
  }
}
