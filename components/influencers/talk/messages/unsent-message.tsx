import { Button } from '#components/ui/button.tsx';
import type { Unsent } from '../state/outbox.ts';
import { sendAgain, takeBack } from '../store/send.ts';
import { useTalk } from '../talk-context.ts';
import { Bubble } from './bubble.tsx';
import { MediaView } from './media-view.tsx';

/** What was said here and has not arrived; `behind` one that was not taken. */
export function UnsentMessage({ unsent, behind }: { unsent: Unsent; behind: boolean }) {
  const talk = useTalk();
  const { messageId, content, media, problem } = unsent;
  return (
    <Bubble
      mine
      follows={false}
      label={problem === null ? 'You, being sent' : 'You, not sent'}
      footer={
        problem === null ? (
          <p className="px-1.5 pt-0.5 text-xs text-muted">
            {behind ? 'Waits for the message above' : 'Sending…'}
          </p>
        ) : (
          <div
            role="alert"
            className="flex flex-wrap items-center justify-end gap-x-2 px-1.5 pt-0.5 text-xs text-danger"
          >
            Not sent. {problem.message}
            <Button size="sm" variant="ghost" onClick={() => sendAgain(talk, messageId)}>
              Retry
            </Button>
            <Button size="sm" variant="ghost" onClick={() => takeBack(talk, messageId)}>
              Delete
            </Button>
          </div>
        )
      }
    >
      <MediaView media={media.map((one) => ({ ...one, width: null, height: null }))} />
      {content !== '' && <p className="whitespace-pre-wrap opacity-70">{content}</p>}
    </Bubble>
  );
}
