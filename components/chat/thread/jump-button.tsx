import { Icon } from '#components/ui/icon.tsx';
import type { JumpOffer } from './scroll-keeper.ts';

/** The way back to the end, with a dot when words arrived there meanwhile. */
export function JumpButton({ offer, onJump }: { offer: JumpOffer; onJump: () => void }) {
  if (offer === 'none') return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <button
        type="button"
        onClick={onJump}
        className="pointer-events-auto relative flex items-center gap-2 rounded-full border border-border bg-surface px-3.5 py-1.5 text-sm shadow-raised hover:bg-surface-2"
      >
        <Icon name="arrow-down" />
        Jump to latest
        {offer === 'news' && (
          <span className="absolute -top-0.5 -right-0.5 size-2.5 rounded-full bg-accent" />
        )}
      </button>
    </div>
  );
}
