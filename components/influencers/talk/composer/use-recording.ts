import { useEffect, useRef, useState } from 'react';
import { useToast } from '#components/ui/toast.tsx';
import type { Unsent } from '../state/outbox.ts';
import { sayAloud } from '../store/send.ts';
import { useTalk } from '../talk-context.ts';
import { type Recording, record } from './record.ts';

/** A voice message is at most this long, in seconds. */
const LONGEST = 120;
const TAKEN = { message: 'The microphone went away while you were recording.', unreachable: false };
const LEFT = { message: 'You left while you were recording.', unreachable: false };

/** Records a voice message; what was said goes to what waits to be sent, also when the page is left. */
export function useRecording() {
  const talk = useTalk();
  const toast = useToast();
  const recording = useRef<Recording | null>(null);
  const [state, setState] = useState<'idle' | 'asking' | 'listening' | 'keeping'>('idle');
  const [seconds, setSeconds] = useState(0);
  const listening = state === 'listening';
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      const { current } = recording;
      recording.current = null;
      // Nobody said that it is to be sent.
      void current?.finish().then(
        (file) => sayAloud(talk, file, LEFT),
        () => undefined,
      );
    };
  }, [talk]);

  useEffect(() => {
    if (!listening) return undefined;
    const begun = Date.now();
    const clock = setInterval(() => setSeconds(Math.floor((Date.now() - begun) / 1000)), 250);
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => {
      clearInterval(clock);
      window.removeEventListener('beforeunload', stay);
    };
  }, [listening]);

  async function begin() {
    if (state !== 'idle') return;
    setState('asking');
    try {
      const begun = await record(() => void finish(TAKEN));
      // The page was left while the browser asked.
      if (gone.current) return begun.cancel();
      recording.current = begun;
      setSeconds(0);
      setState('listening');
      return talk.said.set('Recording');
    } catch {
      setState('idle');
      return toast.show({ text: 'The microphone cannot be used. Allow it for this page in your browser.' });
    }
  }

  function cancel() {
    recording.current?.cancel();
    recording.current = null;
    setState('idle');
    talk.said.set('The recording was thrown away');
  }

  async function finish(problem: Unsent['problem'] = null) {
    const { current } = recording;
    recording.current = null;
    if (current === null) return;
    setState('keeping');
    try {
      await sayAloud(talk, await current.finish(), problem);
    } catch {
      toast.show({ text: 'This browser could not read what it recorded.' });
    }
    setState('idle');
  }

  useEffect(() => {
    if (listening && seconds >= LONGEST) void finish();
  });

  return { state, seconds, begin, cancel, finish };
}
