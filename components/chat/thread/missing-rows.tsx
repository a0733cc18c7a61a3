import { useEffect, useRef } from 'react';
import { Spinner } from '#components/ui/spinner.tsx';
import { useChat } from '../chat-context.ts';
import { fillHole } from '../store/fill-hole.ts';

/** Stands for messages between two loaded ones; whoever comes near from above or below has them fetched from that side. */
export function MissingRows({ above, below }: { above: string; below: string }) {
  const { thread } = useChat();
  const upper = useRef<HTMLDivElement>(null);
  const lower = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
      if (upper.current !== null && seen.includes(upper.current)) void fillHole(thread, { after: above });
      else if (seen.length > 0) void fillHole(thread, { before: below });
    });
    for (const edge of [upper.current, lower.current]) if (edge !== null) observer.observe(edge);
    return () => observer.disconnect();
  }, [thread, above, below]);

  return (
    <div className="flex h-[30rem] flex-col items-center justify-between py-6 text-muted">
      <div ref={upper}>
        <Spinner label="Loading the messages in between" />
      </div>
      <div ref={lower}>
        <Spinner />
      </div>
    </div>
  );
}
