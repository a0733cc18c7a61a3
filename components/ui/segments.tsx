import { Icon, type IconSource } from './icon.tsx';

type SegmentsProps<Value extends string> = {
  legend: string;
  /** The legend is for screen readers only, where the choice explains itself. */
  hideLegend?: boolean;
  /** Shared by the radio buttons; unique on the page. */
  name: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: IconSource }[];
};

/** A few choices side by side, of which one holds: native radio buttons, so arrow keys work. */
export function Segments<Value extends string>({
  legend,
  hideLegend = false,
  name,
  value,
  onChange,
  options,
}: SegmentsProps<Value>) {
  return (
    <fieldset>
      <legend className={hideLegend ? 'sr-only' : 'mb-1 text-sm font-medium'}>{legend}</legend>
      <div className="inline-flex max-w-full gap-1 rounded-control border border-border bg-surface-2 p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex h-8 cursor-pointer items-center gap-2 rounded-md px-3 text-sm text-muted transition-colors hover:text-fg has-checked:bg-surface has-checked:font-medium has-checked:text-fg has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.icon && <Icon name={option.icon} />}
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
