import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { gridIndex } from '../state/grid-keys.ts';
import { loadGallery, loadOlder } from '../store/gallery.ts';
import { useStudio } from '../studio-context.ts';
import { Card } from './card.tsx';
import { Empty } from './empty.tsx';
import { Waiting } from './waiting.tsx';

/** Everything made and being made, newest first; older ones come as one scrolls. */
export function Gallery() {
  const { studio } = useStudio();
  const { ids, cursor, phase, older, filter } = useCell(studio.gallery);
  const [current, setCurrent] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const more = cursor !== null && phase === 'ready' && older === 'idle';
  const active = current !== null && ids.includes(current) ? current : ids[0];

  useEffect(() => {
    if (!more || end.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && void loadOlder(studio),
      { rootMargin: '600px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [studio, more, ids.length]);

  function onKeyDown(event: KeyboardEvent) {
    const cards = cardsIn(list.current);
    const at = cards.findIndex((card) => card === document.activeElement);
    if (at === -1 || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = gridIndex(event.key, at, cards.length, columnsOf(cards));
    if (next === null) return;
    event.preventDefault();
    cards[next]?.focus();
  }

  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pt-1 pb-6 md:px-5 [scrollbar-gutter:stable] [scrollbar-width:thin]">
      {phase === 'loading' && <Waiting />}
      {phase === 'failed' && (
        <div className="flex flex-col items-center gap-3 py-20 text-muted">
          The gallery could not be loaded.
          <Button size="sm" onClick={() => void loadGallery(studio, filter)}>
            Try again
          </Button>
        </div>
      )}
      {phase === 'ready' && ids.length === 0 && <Empty filter={filter} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between its articles, which have the focus */}
      <div
        ref={list}
        role="feed"
        aria-label="Gallery"
        aria-busy={phase === 'loading' || older === 'loading'}
        onKeyDown={onKeyDown}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-4 gap-y-6"
      >
        {ids.map((id, index) => (
          <Card
            key={id}
            id={id}
            position={index + 1}
            total={cursor === null ? ids.length : -1}
            active={id === active}
            onFocus={setCurrent}
          />
        ))}
      </div>
      <div ref={end} className="flex h-16 items-center justify-center text-sm text-muted">
        {older === 'loading' && <Spinner label="Loading older ones" />}
        {older === 'failed' && (
          <Button size="sm" onClick={() => void loadOlder(studio)}>
            Older ones could not be loaded. Try again
          </Button>
        )}
      </div>
    </div>
  );
}

function cardsIn(list: HTMLElement | null): HTMLElement[] {
  return list === null ? [] : [...list.querySelectorAll<HTMLElement>(':scope > article')];
}

/** How many cards stand in the first row. */
function columnsOf(cards: readonly HTMLElement[]): number {
  const below = cards.findIndex((card) => card.offsetTop !== cards[0]?.offsetTop);
  return below === -1 ? cards.length : below;
}
