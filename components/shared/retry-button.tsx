import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';

/** Tries again, once the moment `retryAt` (milliseconds) has come; counts the seconds until then. */
export function RetryButton({ retryAt, onRetry }: { retryAt: number; onRetry: () => void }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (retryAt <= Date.now()) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [retryAt]);
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1000));
  return (
    <Button size="sm" disabled={seconds > 0} onClick={onRetry}>
      {seconds > 0 ? `Retry in ${seconds} s` : 'Retry'}
    </Button>
  );
}
