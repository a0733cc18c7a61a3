import { useEffect, useRef, useState } from 'react';
import { leaveIfSignedOut, mutate, query, refusalOf } from '#components/shared/api.ts';
import { creditsInWords } from '#components/shared/credits.ts';
import { newId } from '#components/shared/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { voicePriceIn } from '../voice-price.ts';
import { keepSample, readSample } from './kept-sample.ts';

/** In characters: a sentence or two. */
const LONGEST = 300;
const LOOK_EVERY_MS = 500;
const LOOKS = 120;

/** Speaks a persona's first words in its voice. The sound is made, and paid for, once. */
export function VoiceSample({ voice, text: whole }: { voice: string; text: string }) {
  const text = whole.slice(0, LONGEST).toWellFormed();
  const audio = useRef<HTMLAudioElement>(null);
  /** For this page, where the browser keeps nothing. */
  const key = useRef('');
  const [busy, setBusy] = useState(false);
  const [sound, setSound] = useState<{ url: string; sandbox: boolean } | null>(null);
  const [problem, setProblem] = useState('');
  const [{ price, free }, setOffer] = useState<{ price: string | null; free: boolean }>({
    price: null,
    free: false,
  });

  useEffect(() => {
    void query('generation.models', undefined).then(
      (models) =>
        setOffer({
          price: voicePriceIn(models),
          // What was made for them once is not paid for again.
          free: readSample(voice, text)?.heard === true,
        }),
      // Without it one is told afterwards, in the studio.
      () => null,
    );
  }, [voice, text]);

  useEffect(() => {
    if (sound !== null) void audio.current?.play().catch(() => null);
  }, [sound]);

  async function make() {
    setBusy(true);
    setProblem('');
    try {
      // A press after a lost answer asks for the same sound, which is paid for once.
      const kept = readSample(voice, text);
      key.current ||= kept?.requestKey ?? newId();
      if (kept === null) keepSample(voice, text, { requestKey: key.current, heard: false });
      const order = {
        kind: 'voice',
        model: 'auto',
        prompt: text,
        voice: { voice },
        requestKey: key.current,
      } as const;
      const outcome = await made((await mutate('generation.create', order)).id);
      if ('url' in outcome) {
        keepSample(voice, text, { requestKey: key.current, heard: true });
        setSound(outcome);
      } else {
        // Only what has failed is made, and charged, anew.
        key.current = '';
        keepSample(voice, text, null);
        setOffer({ price, free: false });
        setProblem(outcome.failure);
      }
    } catch (error) {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      setProblem(refusal.message);
    }
    setBusy(false);
  }

  return (
    <div className="pt-4">
      {sound === null ? (
        <Button size="sm" busy={busy} onClick={() => void make()}>
          <Icon name={mediaShapes.play} className="size-4" />
          Hear the voice{price !== null && !free && ` · ${creditsInWords(price)}`}
        </Button>
      ) : (
        <>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- it says the words above it */}
          <audio ref={audio} controls src={sound.url} className="h-10 w-72 max-w-full" />
          {sound.sandbox && (
            <p className="pt-1 text-xs text-warning">Sandbox: a voice made on this machine.</p>
          )}
        </>
      )}
      {problem !== '' && (
        <p role="alert" className="pt-2 text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}

type Outcome = { url: string; sandbox: boolean } | { failure: string };

async function made(generationId: string): Promise<Outcome> {
  for (let look = 0; look < LOOKS; look++) {
    const { asset, failure, sandbox, endedAt } = await query('generation.one', { generationId });
    if (asset !== null) return { url: asset.url, sandbox };
    if (failure !== null) return { failure: failure.message };
    if (endedAt !== null) return { failure: 'It is not there any more. Press again to have it made anew.' };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error('It takes long. Try again in a while.');
}
