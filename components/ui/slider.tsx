import { useId } from 'react';

type SliderProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value in words: "5 seconds". */
  inWords: (value: number) => string;
  onChange: (value: number) => void;
};

/** The platform's own range with its label and, beside it, the value in words. */
export function Slider({ label, value, min, max, step, inWords, onChange }: SliderProps) {
  const id = useId();
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <output htmlFor={id} className="text-muted tabular-nums">
          {inWords(value)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={inWords(value)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        className="mt-1 h-6 w-full cursor-pointer"
      />
    </div>
  );
}
