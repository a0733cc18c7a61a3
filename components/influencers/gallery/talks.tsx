import Link from 'next/link';
import { formatAgo } from '#components/shared/format-date.ts';
import type { Moment } from '#components/shared/moment-here.ts';
import { Portrait } from '../portrait.tsx';

export type ShownTalk = {
  name: string;
  displayName: string;
  avatarUrl: string | null;
  lastRole: 'user' | 'assistant' | null;
  lastContent: string;
  lastAt: string;
};

/** With whom one has talked, the latest first. */
export function Talks({ talks, moment }: { talks: readonly ShownTalk[]; moment: Moment }) {
  const now = new Date(moment.now);
  return (
    <section aria-labelledby="talks" className="pb-8">
      <h2 id="talks" className="pb-3 font-display text-xl">
        Your conversations
      </h2>
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {talks.map(({ name, displayName, avatarUrl, lastRole, lastContent, lastAt }) => (
          <li key={name}>
            <Link
              href={`/influencers/${name}/chat`}
              prefetch={false}
              className="flex items-center gap-3 rounded-card border border-border bg-surface p-3 hover:bg-surface-2"
            >
              <Portrait src={avatarUrl} name={displayName} className="size-11" />
              <span className="min-w-0 flex-1">
                <span className="flex items-baseline gap-2">
                  <span className="truncate font-medium">{displayName}</span>
                  <time dateTime={lastAt} className="ml-auto shrink-0 text-xs text-muted">
                    {formatAgo(lastAt, { now, timeZone: moment.timeZone })}
                  </time>
                </span>
                <span className="block truncate text-sm text-muted">
                  {lastRole === 'user' && 'You: '}
                  {lastContent === '' ? 'Sent a picture or a recording' : lastContent}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
