import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';

const SLOW_MS = 8000;

type WritingProps = {
  /** Nothing was finished for this request yet. */
  first: boolean;
  since: string;
  /** `null` while the server does not have it yet. */
  onStop: (() => void) | null;
};

/** A text is on its way. It is seen when it is whole. */
export function Writing({ first, since, onStop }: WritingProps) {
  const [slow, setSlow] = useState(false);

  useEffect(() => {
    const left = Date.parse(since) + SLOW_MS - Date.now();
    const timer = setTimeout(() => setSlow(true), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [since]);

  return (
    <div className="px-4 pt-2">
      {first && (
        <div aria-hidden="true" className="animate-pulse space-y-2.5 py-1.5">
          <div className="h-4 rounded bg-surface-2" />
          <div className="h-4 w-11/12 rounded bg-surface-2" />
          <div className="h-4 w-3/5 rounded bg-surface-2" />
        </div>
      )}
      <div className="flex min-h-8 items-center gap-2 text-sm text-muted">
        <Spinner className="size-4 text-accent" />
        <span className="flex-1">
          {first ? 'Writing…' : 'Writing another variant…'}
          {slow && ' It takes longer than usual. It goes on even if you leave.'}
        </span>
        {onStop !== null && (
          <Button size="sm" variant="ghost" onClick={onStop}>
            Stop
          </Button>
        )}
      </div>
    </div>
  );
}
