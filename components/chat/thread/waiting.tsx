import { useEffect, useState } from 'react';
import { Spinner } from '#components/ui/spinner.tsx';

const STILL_MS = 9000;

/** Before the first word. After a while it says that this is taking long. */
export function Waiting() {
  const [still, setStill] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStill(true), STILL_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="flex items-center gap-2.5 text-muted">
      <Spinner />
      {still ? 'Still waiting… the model may be slow.' : 'Waiting…'}
    </p>
  );
}
