import { useEffect, useRef } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useRecording } from './use-recording.ts';

type RecordButtonProps = {
  /** Whether one may begin now. What has begun goes on. */
  offered: boolean;
  onListening: (listening: boolean) => void;
};

/** Records a voice message: pressed once it listens, pressed again it is sent; or it is thrown away. */
export function RecordButton({ offered, onListening }: RecordButtonProps) {
  const { state, seconds, begin, cancel, finish } = useRecording();
  const sender = useRef<HTMLButtonElement>(null);
  const starter = useRef<HTMLButtonElement>(null);
  const wasListening = useRef(false);
  const listening = state === 'listening';
  const busy = listening || state === 'keeping';

  useEffect(() => onListening(busy), [onListening, busy]);
  // What had the focus is gone: it goes to what stands in its place.
  useEffect(() => {
    if (listening) sender.current?.focus();
    if (state === 'idle' && wasListening.current) starter.current?.focus();
    wasListening.current = state !== 'idle' && (listening || wasListening.current);
  }, [state, listening]);

  if (state === 'keeping')
    return <Spinner label="Keeping the recording" className="m-2 size-5 text-accent" />;
  if (!listening)
    return offered || state === 'asking' ? (
      <IconButton
        ref={starter}
        label="Record a voice message"
        icon={mediaShapes.voice}
        aria-disabled={state === 'asking' || undefined}
        onClick={() => void begin()}
      />
    ) : null;
  return (
    <div className="flex flex-1 items-center gap-2" role="group" aria-label="Recording">
      <IconButton label="Throw the recording away" icon="trash" onClick={cancel} />
      <span className="size-2.5 rounded-full bg-danger motion-safe:animate-pulse" />
      <span className="flex-1 tabular-nums" aria-live="off">
        {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
        <span className="text-muted"> of 2:00</span>
      </span>
      <IconButton
        ref={sender}
        label="Send the recording"
        icon="send"
        variant="primary"
        className="rounded-full"
        onClick={() => void finish()}
      />
    </div>
  );
}
