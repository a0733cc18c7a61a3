import { useEffect, useRef, useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { Spinner } from '#components/ui/spinner.tsx';

/** Only one speaks at a time. */
let speaking: HTMLAudioElement | null = null;

type PlayButtonProps = {
  url: string;
  label: string;
  /** Told when it could not be played: its link may have run out. */
  onFailed: () => void;
};

/** Plays a sound that may have to be made first; pressed again it stops. */
export function PlayButton({ url, label, onFailed }: PlayButtonProps) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState<'idle' | 'loading' | 'playing' | 'failed'>('idle');

  useEffect(() => () => audio.current?.pause(), []);

  async function toggle() {
    if (state === 'playing' || state === 'loading') {
      audio.current?.pause();
      setState('idle');
      return;
    }
    speaking?.pause();
    const sound = new Audio(url);
    audio.current = sound;
    speaking = sound;
    setState('loading');
    sound.addEventListener('playing', () => setState('playing'));
    for (const end of ['ended', 'pause']) sound.addEventListener(end, () => setState('idle'));
    try {
      await sound.play();
    } catch {
      // Stopped before it began is no failure.
      if (audio.current !== sound || sound.error === null) return;
      setState('failed');
      onFailed();
    }
  }

  return (
    <button
      type="button"
      onClick={() => void toggle()}
      className="inline-flex h-6 items-center gap-1 rounded-control px-1.5 hover:bg-surface-2 hover:text-fg"
    >
      {state === 'loading' ? (
        <Spinner className="size-3.5" />
      ) : (
        <Icon name={state === 'playing' ? 'stop' : mediaShapes.play} className="size-3.5" />
      )}
      {state === 'failed' ? 'Could not be spoken. Try again' : state === 'playing' ? 'Stop' : label}
    </button>
  );
}
