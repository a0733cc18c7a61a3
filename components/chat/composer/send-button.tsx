import { type MouseEvent, useEffect, useRef } from 'react';
import { IconButton } from '#components/ui/button.tsx';

/** How long after an answer has ended a press still means Stop, in milliseconds. */
const STILL_STOP_MS = 400;

type SendButtonProps = { live: boolean; stopping: boolean; empty: boolean; onStop: () => void };

/**
 * Sends; while an answer comes it stops that, in the same place. It is one button all the while, so it keeps the
 * focus; a press that was meant to stop and came a moment too late sends nothing.
 */
export function SendButton({ live, stopping, empty, onStop }: SendButtonProps) {
  const endedAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    if (!live) return undefined;
    return () => {
      endedAt.current = performance.now();
    };
  }, [live]);

  function onClick(event: MouseEvent) {
    if (live) onStop();
    const late = performance.now() - endedAt.current < STILL_STOP_MS;
    if (live || late) event.preventDefault();
  }

  const label = live ? (stopping ? 'Stopping…' : 'Stop generating') : 'Send';
  return (
    <IconButton
      type="submit"
      variant="primary"
      className="rounded-full"
      icon={live ? 'stop' : 'send'}
      label={label}
      aria-keyshortcuts={live ? 'Escape' : 'Enter'}
      aria-disabled={stopping || (!live && empty) || undefined}
      onClick={onClick}
    />
  );
}
