import { useEffect, useRef, useState } from 'react';
import { refusalOf } from '#components/shared/api.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { IconButton } from '#components/ui/button.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { send } from '../store/attach.ts';
import { say } from '../store/send.ts';
import { useTalk } from '../talk-context.ts';
import { type Recording, record } from './record.ts';

/** A voice message is at most this long, in seconds. */
const LONGEST = 120;

type RecordButtonProps = {
  /** Whether one may begin now. What has begun goes on. */
  offered: boolean;
  onListening: (listening: boolean) => void;
};

/** Records a voice message: pressed once it listens, pressed again it is sent; or it is thrown away. */
export function RecordButton({ offered, onListening }: RecordButtonProps) {
  const talk = useTalk();
  const toast = useToast();
  const recording = useRef<Recording | null>(null);
  const [state, setState] = useState<'idle' | 'asking' | 'listening' | 'sending'>('idle');
  const [seconds, setSeconds] = useState(0);
  const listening = state === 'listening';

  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      recording.current?.cancel();
    };
  }, []);
  useEffect(() => onListening(listening || state === 'sending'), [onListening, listening, state]);
  useEffect(() => {
    if (!listening) return undefined;
    const begun = Date.now();
    const clock = setInterval(() => setSeconds(Math.floor((Date.now() - begun) / 1000)), 250);
    return () => clearInterval(clock);
  }, [listening]);

  async function begin() {
    setState('asking');
    try {
      const begun = await record();
      // The page was left while the browser asked.
      if (gone.current) return begun.cancel();
      recording.current = begun;
      setSeconds(0);
      return setState('listening');
    } catch {
      setState('idle');
      return toast.show({ text: 'The microphone cannot be used. Allow it for this page in your browser.' });
    }
  }

  function cancel() {
    recording.current?.cancel();
    recording.current = null;
    setState('idle');
  }

  async function finish() {
    const { current } = recording;
    recording.current = null;
    if (current === null) return;
    setState('sending');
    try {
      const file = await current.finish();
      const id = newId();
      const media = await persistently(() => send(file, id, () => {}));
      say(talk, '', [media]);
    } catch (error) {
      toast.show({ text: `The recording was not sent. ${refusalOf(error).message}` });
    }
    setState('idle');
  }

  useEffect(() => {
    if (listening && seconds >= LONGEST) void finish();
  });

  if (state === 'sending')
    return <Spinner label="Sending the recording" className="m-2 size-5 text-accent" />;
  if (!listening)
    return offered || state === 'asking' ? (
      <IconButton
        label="Record a voice message"
        icon={mediaShapes.voice}
        aria-disabled={state === 'asking' || undefined}
        onClick={() => state === 'idle' && void begin()}
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
        label="Send the recording"
        icon="send"
        variant="primary"
        className="rounded-full"
        onClick={() => void finish()}
      />
    </div>
  );
}
