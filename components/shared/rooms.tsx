import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Mark } from './mark.tsx';
import { type Room, ROOMS } from './room-list.ts';

/** Whose house this is, and its rooms; `here` is the one that one is in. */
export function Rooms({ here }: { here: Room }) {
  const current = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  return (
    <>
      <span className="flex items-center gap-2.5 font-display text-lg font-semibold tracking-tight">
        <Mark className="size-6" />
        <span className="max-sm:sr-only">Greenroom</span>
      </span>
      <nav
        aria-label="Rooms"
        // Fades out at its end where it goes on.
        className="-m-1 flex min-w-0 gap-0.5 overflow-x-auto p-1 [scrollbar-width:none] max-sm:ml-0 max-sm:scroll-px-5 max-sm:pr-5 max-sm:[mask-image:linear-gradient(to_right,black_calc(100%-1.25rem),transparent)] sm:ml-2"
      >
        {ROOMS.map(({ href, icon, name }) =>
          href === here ? (
            <span
              key={href}
              aria-current="page"
              ref={current}
              className="inline-flex h-8 shrink-0 items-center gap-2 rounded-control bg-accent-soft px-3 text-sm font-medium text-accent-strong max-sm:px-2"
            >
              <Icon name={icon} className="size-4 max-sm:hidden" />
              <h1>{name}</h1>
            </span>
          ) : (
            <Link
              key={href}
              href={href}
              prefetch={false}
              className={buttonStyle({ variant: 'ghost', size: 'sm', className: 'shrink-0 max-sm:px-2' })}
            >
              <Icon name={icon} className="size-4 max-sm:hidden" />
              {name}
            </Link>
          ),
        )}
      </nav>
    </>
  );
}
