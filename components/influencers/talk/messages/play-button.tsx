import { useEffect, useRef, useState } from 'react';
import { creditsInWords } from '#components/shared/credits.ts';
import { Icon } from '#components/ui/icon.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { Spinner } from '#components/ui/spinner.tsx';

/** Only one speaks at a time. */
let speaking: HTMLAudioElement | null = null;

type PlayButtonProps = {
  url: string;
  label: string;
  /** In credits, of making it; `null` where nobody knows. What was made once is played for nothing. */
  price: string | null;
  /** Told when it could not be played: its link may have run out. */
  onFailed: () => void;
};

/** Plays a sound that may have to be made first; pressed again it stops. */
export function PlayButton({ url, label, price, onFailed }: PlayButtonProps) {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState<'idle' | 'loading' | 'playing' | 'failed'>('idle');
  const [problem, setProblem] = useState('');
  const [heard, setHeard] = useState(false);

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
    sound.addEventListener('playing', () => {
      setState('playing');
      setHeard(true);
    });
    for (const end of ['ended', 'pause']) sound.addEventListener(end, () => setState('idle'));
    try {
      await sound.play();
    } catch {
      // Stopped before it began is no failure.
      if (audio.current !== sound || sound.error === null) return;
      setProblem(await reasonOf(url));
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
      {state === 'failed' ? `Could not be spoken. ${problem}` : state === 'playing' ? 'Stop' : label}
      {state === 'idle' && price !== null && !heard && (
        <span title="For making it; what was made once is played for nothing.">
          · {creditsInWords(price)}
        </span>
      )}
    </button>
  );
}

/** What the server says, which an audio element does not tell. */
async function reasonOf(url: string): Promise<string> {
  const body: unknown = await fetch(url, { headers: { range: 'bytes=0-0' } })
    .then((answer) => (answer.ok ? null : answer.json()))
    .catch(() => null);
  const message: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'message') : null;
  return typeof message === 'string' ? message : 'Try again';
}
