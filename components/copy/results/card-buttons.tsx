import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { CardActions } from './use-card-actions.ts';

type CardButtonsProps = {
  /** The text that counts; `null` while there is none. */
  text: string | null;
  /** One is being written. */
  busy: boolean;
  actions: CardActions;
};

/** What can be done with a text. */
export function CardButtons({ text, busy, actions }: CardButtonsProps) {
  return (
    <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
      {text !== null && (
        <Button
          size="sm"
          variant="ghost"
          aria-disabled={busy || undefined}
          onClick={busy ? undefined : actions.another}
          className="px-2"
        >
          <Icon name="refresh" className="size-4 max-sm:hidden" />
          Another variant
        </Button>
      )}
      {text !== null && (
        <Button
          size="sm"
          variant="ghost"
          aria-label="Use these words again"
          title="Puts title, tone and words back into the form"
          onClick={actions.useAgain}
          className="px-2"
        >
          <Icon name="edit" className="size-4 max-sm:hidden" />
          Use again
        </Button>
      )}
      {text !== null && <CopyButton text={() => text} label="Copy this text" />}
    </div>
  );
}
