import { useEffect, useState } from 'react';
import { readRecording } from '#components/shared/recordings.ts';
import { useTalk } from '../talk-context.ts';

/** A recording that lies in this browser, to be heard before it is sent again or deleted. */
export function KeptRecording({ messageId }: { messageId: string }) {
  const { userId } = useTalk().speaker;
  const [url, setUrl] = useState<string | null>(null);

  useEffect(() => {
    let made: string | null = null;
    let left = false;
    const show = async () => {
      const file = await readRecording(userId, messageId);
      if (left || file === null) return;
      made = URL.createObjectURL(file);
      setUrl(made);
    };
    void show();
    return () => {
      left = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [userId, messageId]);

  if (url === null) return null;
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- one's own voice, not understood yet
  return <audio controls preload="metadata" src={url} className="my-1 h-10 w-64 max-w-full" />;
}
