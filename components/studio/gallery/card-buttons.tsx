import { Button, IconButton } from '#components/ui/button.tsx';
import { buttonStyle, iconButtonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';
import { fileNameOf } from '../state/file-name.ts';
import { type Generation, hasEnded, mayAnimate, mayRetry } from '../state/generation.ts';
import type { CardActions } from './use-card-actions.ts';

type CardButtonsProps = { generation: Generation; actions: CardActions; tabIndex: number };

/** What can be done with it: the usual by one press, the rest in a menu. */
export function CardButtons({ generation, actions, tabIndex }: CardButtonsProps) {
  const { asset, favourite, deletedAt, cancelRequested } = generation;
  const ended = hasEnded(generation);
  const binned = deletedAt !== null;
  return (
    <div className="mt-1 flex items-center gap-0.5">
      {binned && (
        <Button size="sm" tabIndex={tabIndex} onClick={actions.restore}>
          <Icon name={mediaShapes.restore} />
          Restore
        </Button>
      )}
      {!ended && (
        <Button size="sm" tabIndex={tabIndex} disabled={cancelRequested} onClick={actions.cancel}>
          Cancel
        </Button>
      )}
      {ended && !binned && (
        <IconButton
          label={favourite ? 'No longer a favourite' : 'Favourite'}
          icon={favourite ? mediaShapes.starFull : mediaShapes.star}
          aria-pressed={favourite}
          tabIndex={tabIndex}
          onClick={actions.favourite}
          className="aria-pressed:text-accent"
        />
      )}
      {asset !== null && (
        <a
          href={asset.url}
          download={fileNameOf(generation)}
          aria-label="Download"
          title="Download"
          tabIndex={tabIndex}
          className={iconButtonStyle()}
        >
          <Icon name={mediaShapes.download} className="size-4.5" />
        </a>
      )}
      {mayAnimate(generation) && (
        <button
          type="button"
          tabIndex={tabIndex}
          onClick={actions.animate}
          className={buttonStyle({ variant: 'ghost', size: 'sm', className: 'px-2' })}
        >
          <Icon name={mediaShapes.film} />
          Animate
        </button>
      )}
      <span className="ml-auto">
        <Menu label="More" align="end" tabIndex={tabIndex}>
          <MenuItem icon={rareShapes.eye} onSelect={actions.look}>
            Details
          </MenuItem>
          <MenuItem icon="edit" onSelect={actions.edit}>
            Edit and try again
          </MenuItem>
          {mayRetry(generation) && !binned && (
            <MenuItem icon="refresh" onSelect={actions.retry}>
              Retry
            </MenuItem>
          )}
          <MenuItem icon="copy" onSelect={actions.copy}>
            Copy prompt
          </MenuItem>
          {ended && !binned && (
            <MenuItem icon="trash" danger onSelect={actions.remove}>
              Delete
            </MenuItem>
          )}
        </Menu>
      </span>
    </div>
  );
}
