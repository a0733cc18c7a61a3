import Link from 'next/link';
import type { GalleryEntry } from '#server/domain/persona/view.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Portrait } from '../portrait.tsx';
import { Stars } from '../stars.tsx';

/** One persona, in a few words. */
export function Card({ persona }: { persona: GalleryEntry }) {
  const { name, displayName, description, category, avatarUrl, figures, builtIn, canChange } = persona;
  return (
    <li className="relative flex flex-col gap-3 rounded-card border border-border bg-surface p-4 transition-shadow hover:shadow-raised has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <div className="flex items-center gap-3">
        <Portrait src={avatarUrl} name={displayName} className="size-16 text-2xl" />
        <div className="min-w-0">
          <h3 className="truncate font-semibold">
            <Link
              href={`/influencers/${name}`}
              prefetch={false}
              className="outline-none before:absolute before:inset-0"
            >
              {displayName}
            </Link>
          </h3>
          <p className="truncate text-sm text-muted capitalize">{category}</p>
        </div>
        {!builtIn && canChange && (
          <span className="ml-auto">
            <Badge tone="accent">Yours</Badge>
          </span>
        )}
      </div>
      <p className="line-clamp-2 min-h-10 text-sm">{description}</p>
      <p className="mt-auto flex items-center gap-2 text-xs text-muted">
        <Stars average={figures.averageRating} ratings={figures.ratings} />
        <span className="ml-auto">
          {figures.conversations} {figures.conversations === 1 ? 'conversation' : 'conversations'}
        </span>
      </p>
    </li>
  );
}
