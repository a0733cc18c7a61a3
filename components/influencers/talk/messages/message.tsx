import { memo } from 'react';
import { Markdown } from '#components/shared/markdown/index.ts';
import { Badge } from '#components/ui/badge.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { timeWords } from '../state/day-words.ts';
import { renewLinks } from '../store/renew-links.ts';
import type { Row } from '../store/talk.ts';
import { useTalk } from '../talk-context.ts';
import { AskAgainButton } from './ask-again-button.tsx';
import { Bubble } from './bubble.tsx';
import { MediaView } from './media-view.tsx';
import { PlayButton } from './play-button.tsx';
import { Typing } from './typing.tsx';

type MessageProps = { row: Row; timeZone: string; last: boolean; follows: boolean };

/** One message that the server has: one's own, or an answer as far as it has come. */
export const Message = memo(function Message({ row, timeZone, last, follows }: MessageProps) {
  const talk = useTalk();
  const { persona } = talk;
  const mine = row.role === 'user';
  const time = timeWords(row.createdAt, timeZone);
  const label = `${mine ? 'You' : persona.displayName} said at ${time}`;
  const waiting = row.live !== null && row.content === '';
  return (
    <Bubble
      mine={mine}
      follows={follows}
      label={label}
      id={row.id}
      footer={<Footer row={row} time={time} last={last} />}
    >
      <MediaView media={row.media} onFailed={() => void renewLinks(talk, row.id)} />
      {waiting && <Typing name={persona.displayName} />}
      {row.content !== '' &&
        (mine ? (
          <p className="whitespace-pre-wrap">{row.content}</p>
        ) : (
          <div data-answer="">
            <Markdown text={row.content} streaming={row.live !== null} />
          </div>
        ))}
      {!mine && row.content === '' && row.live === null && <p className="text-muted italic">No answer.</p>}
    </Bubble>
  );
});

const ENDED = { stopped: 'Stopped', interrupted: 'Interrupted', failed: 'Failed' } as const;

function Footer({ row, time, last }: { row: Row; time: string; last: boolean }) {
  const talk = useTalk();
  const { status, failure, live } = row;
  if (live !== null) return null;
  const ended =
    status === 'stopped' || status === 'interrupted' || status === 'failed' ? ENDED[status] : null;
  const broken = last && ended !== null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 px-1.5 pt-0.5 text-xs text-muted">
      <time dateTime={row.createdAt}>{time}</time>
      {row.sandbox && <Badge tone="warning">Sandbox</Badge>}
      {row.voiceUrl !== null && (
        <PlayButton
          url={row.voiceUrl}
          label="Listen"
          price={talk.voicePrice}
          onFailed={() => void renewLinks(talk, row.id)}
        />
      )}
      {ended !== null && (
        <span className={classNames(broken && status !== 'stopped' && 'text-danger')}>
          {ended}
          {failure !== null && `: ${failure.message}`}
        </span>
      )}
      {broken && talk.persona.open && row.parentId !== null && <AskAgainButton row={row} />}
    </div>
  );
}
