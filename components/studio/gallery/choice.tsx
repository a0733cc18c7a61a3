import { Icon } from '#components/ui/icon.tsx';

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value | undefined;
  choices: readonly (readonly [value: Value, label: string])[];
  /** What no choice is called. */
  any: string;
  onChange: (value: Value | null) => void;
};

/** One part of the filter: the platform's own select, small, tinted while it leaves something out. */
export function Choice<Value extends string>({ label, value, choices, any, onChange }: ChoiceProps<Value>) {
  return (
    <span className="relative inline-flex">
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.currentTarget.value);
          onChange(chosen === undefined ? null : chosen[0]);
        }}
        className={`h-8 max-w-44 appearance-none truncate rounded-control border pr-7 pl-2.5 text-sm ${
          value === undefined
            ? 'border-border bg-surface text-muted'
            : 'border-accent bg-accent-soft font-medium text-accent-strong'
        }`}
      >
        <option value="">{any}</option>
        {choices.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" className="pointer-events-none absolute top-2 right-2 size-4 text-muted" />
    </span>
  );
}
