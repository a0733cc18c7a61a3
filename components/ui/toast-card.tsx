'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { IconButton } from './button.tsx';
import { type Countdown, startCountdown } from './countdown.ts';

export type Toast = {
  text: string;
  action?: { label: string; run: () => void };
  /** How long it stays while nobody points at it or focuses it; 6, with an action 10. */
  seconds?: number;
};

/** One toast: stays while pointed at or focused, then goes. */
export function ToastCard({ toast, onGone }: { toast: Toast; onGone: () => void }) {
  const countdown = useRef<Countdown>(null);
  const gone = useEffectEvent(onGone);
  const seconds = toast.seconds ?? (toast.action ? 10 : 6);

  useEffect(() => {
    const started = startCountdown(seconds * 1000, () => gone());
    countdown.current = started;
    return () => started.cancel();
  }, [seconds]);

  const { action } = toast;
  return (
    <div
      onPointerEnter={() => countdown.current?.pause()}
      onPointerLeave={() => countdown.current?.resume()}
      onFocus={() => countdown.current?.pause()}
      onBlur={() => countdown.current?.resume()}
      className="ui-rise pointer-events-auto flex max-w-md items-center gap-2 rounded-control bg-fg py-1.5 pr-1.5 pl-4 text-sm text-bg shadow-raised"
    >
      <span className="py-1.5">{toast.text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            action.run();
            onGone();
          }}
          className="min-h-8 rounded-md px-2 font-semibold underline decoration-1 underline-offset-4 focus-visible:outline-bg"
        >
          {action.label}
        </button>
      )}
      <IconButton
        label="Dismiss"
        icon="close"
        onClick={onGone}
        className="text-inherit opacity-80 focus-visible:outline-bg enabled:hover:bg-transparent enabled:hover:text-inherit enabled:hover:opacity-100"
      />
    </div>
  );
}
