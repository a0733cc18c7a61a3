import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { Portrait } from '../../portrait.tsx';
import { useTalk } from '../talk-context.ts';

type BubbleProps = {
  mine: boolean;
  /** Said by the same one right after. */
  follows: boolean;
  /** Who says it, for whoever does not see it. */
  label: string;
  id?: string;
  /** What stands below it, small. */
  footer?: ReactNode;
  children: ReactNode;
};

/** What somebody says: one's own at the right, the persona's at the left beside its face. */
export function Bubble({ mine, follows, label, id, footer, children }: BubbleProps) {
  const { persona } = useTalk();
  return (
    <article
      aria-label={label}
      data-message={id}
      className={classNames('flex items-end gap-2', mine && 'justify-end', !follows && 'mt-2')}
    >
      {!mine && (
        <Portrait src={persona.avatarUrl} name={persona.displayName} className="size-8 max-sm:hidden" />
      )}
      <div className={classNames('flex max-w-[min(34rem,85%)] min-w-0 flex-col', mine && 'items-end')}>
        <div
          className={classNames(
            'max-w-full min-w-0 rounded-2xl px-3.5 py-2 wrap-anywhere',
            mine
              ? 'rounded-br-md bg-accent-soft text-fg'
              : 'rounded-bl-md border border-border bg-surface text-fg',
          )}
        >
          {children}
        </div>
        {footer}
      </div>
    </article>
  );
}
