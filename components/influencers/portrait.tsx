import { useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';

type PortraitProps = { src: string | null; name: string; className?: string };

/** The face of a persona; its initial where it has none, or none that can be loaded: signed links end. */
export function Portrait({ src, name, className }: PortraitProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const shape = classNames('shrink-0 rounded-full bg-accent-soft object-cover', className);
  if (src !== null && src !== broken)
    return (
      // oxlint-disable-next-line next/no-img-element -- signed links are not for an optimizer to fetch
      <img
        // What failed before the page was alive tells nobody.
        ref={(image) => {
          if (image?.complete === true && image.naturalWidth === 0) setBroken(src);
        }}
        onError={() => setBroken(src)}
        src={src}
        alt=""
        width={96}
        height={96}
        className={shape}
      />
    );
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-flex items-center justify-center font-display text-accent-strong select-none',
        shape,
      )}
    >
      {Array.from(name)[0]?.toUpperCase()}
    </span>
  );
}
