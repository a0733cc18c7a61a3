import { Select } from '#components/ui/select.tsx';
import { Slider } from '#components/ui/slider.tsx';
import { type Draft, NO_VOICE } from './draft.ts';
import type { Writing } from './use-writing.ts';

export type Voice = { name: string; label: string };

const VISIBLE: readonly { value: Draft['visibility']; words: string }[] = [
  { value: 'private', words: 'Only you' },
  { value: 'unlisted', words: 'Whoever has its address' },
  { value: 'public', words: 'Everybody here, in the gallery' },
];

/** How it sounds, how freely it speaks, and who may talk to it. */
export function Choices({ writing, voices }: { writing: Writing; voices: readonly Voice[] }) {
  const { draft, change } = writing;
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Select
          label="Voice"
          value={draft.voice}
          hint="Its messages can be heard in it."
          onChange={({ target }) => change({ voice: target.value })}
        >
          <option value={NO_VOICE}>None: it only writes</option>
          <option value="default">The usual one</option>
          <option value="expressive">An expressive one</option>
          {voices.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </Select>
        <Select
          label="Who may talk to it"
          value={draft.visibility}
          hint="Conversations stay with whoever has them, in any case."
          onChange={({ target }) =>
            change({ visibility: VISIBLE.find(({ value }) => value === target.value)?.value ?? 'private' })
          }
        >
          {VISIBLE.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </div>
      <Slider
        label="Imagination"
        value={draft.temperature}
        min={0}
        max={2}
        step={0.1}
        inWords={(value) =>
          `${value.toFixed(1)}${value < 0.4 ? ', matter-of-fact' : value > 1.2 ? ', wild' : ''}`
        }
        onChange={(temperature) => change({ temperature })}
      />
    </>
  );
}
