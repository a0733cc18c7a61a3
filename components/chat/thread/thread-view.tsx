import {
  type FocusEvent,
  Fragment,
  lazy,
  Suspense,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Spinner } from '#components/ui/spinner.tsx';
import { useChat } from '../chat-context.ts';
import { useCellPart } from '#components/shared/use-cell.ts';
import { loadEarlier } from '../store/path-actions.ts';
import { rowKeys } from './row-keys.ts';
import { JumpButton } from './jump-button.tsx';
import { MessageRow } from './message-row.tsx';
import { type JumpOffer, ScrollKeeper } from './scroll-keeper.ts';
import { useWindow } from './use-window.ts';

/** Only a search makes holes. */
const MissingRows = lazy(() =>
  import('./missing-rows.tsx').then((loaded) => ({ default: loaded.MissingRows })),
);

/** The messages of the open conversation. However long it is, only those near the view exist in the page. */
export function ThreadView() {
  const { thread } = useChat();
  const order = useCellPart(thread.shape, (shape) => shape.order);
  const earlier = useCellPart(thread.shape, (shape) => shape.earlier);
  const streaming = useCellPart(thread.shape, (shape) => shape.live !== null);
  const sent = useCellPart(thread.shape, (shape) => shape.sent);
  const editing = useCellPart(thread.shape, (shape) => shape.editing?.messageId ?? null);
  const sought = useCellPart(thread.shape, (shape) => shape.sought);
  const keys = useMemo(() => rowKeys(thread, order), [thread, order]);

  const scroller = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const keeper = useRef<ScrollKeeper>(null);
  const [offer, setOffer] = useState<JumpOffer>('none');
  const [focused, setFocused] = useState<string | null>(null);
  const [tail, setTail] = useState<{ sent: string; height: number } | null>(null);

  const last = keys.at(-1);
  const edited = editing === null ? undefined : keys[order.indexOf(editing)];
  const found = sought === null ? undefined : keys[order.indexOf(sought)];
  const kept = [last, edited, found, focused].filter((key) => key !== undefined && key !== null);
  const { segments, measured, look } = useWindow(keys, list, kept);

  const sizes = useRef<ResizeObserver>(null);
  sizes.current ??= typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(noteSizes);

  function noteSizes(entries: readonly ResizeObserverEntry[]) {
    for (const { target, borderBoxSize } of entries) {
      if (target instanceof HTMLElement && target.dataset['row'] && target.isConnected) {
        measured(target.dataset['row'], borderBoxSize[0]?.blockSize ?? target.offsetHeight);
      }
    }
    keeper.current?.settle();
    keeper.current?.look();
  }

  const observe = useCallback((row: HTMLElement | null) => {
    if (row === null) return undefined;
    sizes.current?.observe(row);
    return () => sizes.current?.unobserve(row);
  }, []);

  useLayoutEffect(() => {
    if (scroller.current === null) return undefined;
    const made = new ScrollKeeper(scroller.current);
    made.onJumpOffer = setOffer;
    keeper.current = made;
    sizes.current?.observe(scroller.current);
    if (list.current !== null) sizes.current?.observe(list.current);
    return () => {
      sizes.current?.disconnect();
      made.detach();
    };
  }, []);

  useLayoutEffect(() => {
    if (keeper.current === null || scroller.current === null) return;
    const view = scroller.current;
    keeper.current.streaming = streaming;
    keeper.current.onMove = () => {
      look(view);
      if (earlier && view.scrollTop < view.clientHeight * 1.5) void loadEarlier(thread);
    };
    keeper.current.settle();
  });

  useLayoutEffect(() => {
    const row = rowOf(scroller.current, sent);
    if (sent === null || row === null || keeper.current === null) return;
    setTail({ sent, height: keeper.current.roomBelow(row.offsetHeight) });
  }, [sent]);

  // Once the room below the question is there, it can go to the top.
  useLayoutEffect(() => {
    const row = rowOf(scroller.current, tail?.sent ?? null);
    if (row !== null) keeper.current?.showSent(row);
  }, [tail]);

  useLayoutEffect(() => {
    const row = rowOf(scroller.current, sought);
    if (row !== null) keeper.current?.showFound(row);
  }, [sought]);

  const keyOfFocus = (event: FocusEvent) =>
    event.target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? null;

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <section
        ref={scroller}
        aria-label="Conversation"
        aria-busy={streaming}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain px-3 pb-6 outline-offset-[-3px] [overflow-anchor:none] [scrollbar-gutter:stable_both-edges] [scrollbar-width:thin] data-settled:flex-col md:px-6"
      >
        <div
          ref={list}
          onFocus={(event) => setFocused(keyOfFocus(event))}
          className="mx-auto w-full max-w-[46rem] flex-[1_0_auto]"
        >
          {earlier && (
            <div className="flex h-12 items-center justify-center text-muted">
              <Spinner label="Loading earlier messages" />
            </div>
          )}
          {segments.map((segment) =>
            segment.type === 'gap' ? (
              // A drawing has its height as an attribute, which the policy lets the server's markup have; a style it does not.
              <svg key={segment.key} aria-hidden="true" width="1" height={segment.height} />
            ) : (
              keys.slice(segment.from, segment.to).map((key, index) => {
                const id = order[segment.from + index];
                const cell = id === undefined ? undefined : thread.rows.get(id);
                if (id === undefined || cell === undefined) return null;
                const above = order[segment.from + index - 1];
                return (
                  <Fragment key={key}>
                    {above !== undefined && cell.get().parentId !== above && (
                      <Suspense>
                        <MissingRows above={above} below={id} />
                      </Suspense>
                    )}
                    <MessageRow
                      rowKey={key}
                      cell={cell}
                      observe={observe}
                      isLast={key === last}
                      isEditing={id === editing}
                      minHeight={key === last && tail !== null && tail.sent === sent ? tail.height : 0}
                    />
                  </Fragment>
                );
              })
            ),
          )}
        </div>
      </section>
      <JumpButton offer={offer} onJump={() => keeper.current?.jumpToEnd()} />
    </div>
  );
}

function rowOf(scroller: HTMLElement | null, messageId: string | null): HTMLElement | null {
  if (scroller === null || messageId === null) return null;
  return scroller.querySelector<HTMLElement>(`[data-message="${messageId}"]`);
}
