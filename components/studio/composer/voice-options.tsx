import { Select } from '#components/ui/select.tsx';
import { Slider } from '#components/ui/slider.tsx';
import type { Emotion } from '../state/draft.ts';
import { useStudio } from '../studio-context.ts';
import { useDraft } from './use-draft.ts';

const EMOTIONS: Readonly<Record<Emotion, string>> = {
  neutral: 'Neutral',
  happy: 'Happy',
  sad: 'Sad',
  angry: 'Angry',
  excited: 'Excited',
  calm: 'Calm',
};

const isEmotion = (value: string): value is Emotion => Object.hasOwn(EMOTIONS, value);
const factorInWords = (value: number) => (value === 1 ? 'usual' : `× ${value}`);

/** Who speaks, and how. What the model in charge cannot follow is told on the card. */
export function VoiceOptions() {
  const { studio } = useStudio();
  const [draft, change] = useDraft();
  const known = studio.voices.some(({ name }) => name === draft.voice);
  return (
    <>
      <Select
        label="Voice"
        value={draft.voice}
        onChange={(event) => change({ voice: event.currentTarget.value })}
        className="-mb-4"
      >
        {!known && <option value={draft.voice}>{draft.voice}</option>}
        {studio.voices.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        label="Emotion"
        value={draft.emotion}
        onChange={({ currentTarget: { value } }) => isEmotion(value) && change({ emotion: value })}
        className="-mb-4"
      >
        {Object.entries(EMOTIONS).map(([emotion, label]) => (
          <option key={emotion} value={emotion}>
            {label}
          </option>
        ))}
      </Select>
      <Slider
        label="Speed"
        value={draft.speed}
        min={0.5}
        max={2}
        step={0.05}
        inWords={factorInWords}
        onChange={(speed) => change({ speed })}
      />
      <Slider
        label="Pitch"
        value={draft.pitch}
        min={0.5}
        max={2}
        step={0.05}
        inWords={factorInWords}
        onChange={(pitch) => change({ pitch })}
      />
    </>
  );
}
