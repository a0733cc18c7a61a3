import { sameSize, type Shape, type Size } from '../state/shapes.ts';

/** The longer side of a drawing, on a grid of 24. */
const DRAWN = 18;

type ShapeChoiceProps = {
  legend: string;
  name: string;
  /** `null`: as the source lies. */
  value: Size | null;
  shapes: readonly Shape[];
  /** What the choice of no size is called; without it there is always one. */
  none?: string;
  onChange: (size: Size | null) => void;
};

/** Sizes as the shapes they are: native radio buttons, so arrow keys work. */
export function ShapeChoice({ legend, name, value, shapes, none, onChange }: ShapeChoiceProps) {
  const choices: readonly (Shape | null)[] = none === undefined ? shapes : [null, ...shapes];
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map((shape) => (
          <label
            key={shape?.label ?? ''}
            title={shape === null ? undefined : `${shape.width} × ${shape.height} pixels`}
            className="flex min-w-0 flex-1 basis-12 cursor-pointer flex-col items-center gap-1 rounded-control border border-border px-0 py-2 text-[0.6875rem] text-muted transition-colors hover:text-fg has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              checked={shape === null ? value === null : value !== null && sameSize(shape, value)}
              onChange={() => onChange(shape === null ? null : { width: shape.width, height: shape.height })}
              className="sr-only"
            />
            <Drawing shape={shape} />
            {shape?.label ?? none}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Drawing({ shape }: { shape: Shape | null }) {
  const longest = Math.max(shape?.width ?? 1, shape?.height ?? 1);
  const width = ((shape?.width ?? 1) / longest) * DRAWN;
  const height = ((shape?.height ?? 1) / longest) * DRAWN;
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6">
      <rect
        x={12 - width / 2}
        y={12 - height / 2}
        width={width}
        height={height}
        rx="2"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeDasharray={shape === null ? '3 2.5' : undefined}
      />
    </svg>
  );
}
