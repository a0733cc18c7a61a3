import { Button } from '#components/ui/button.tsx';
import type { Unsent } from '../state/outbox.ts';
import { sendAgain, takeBack } from '../store/send.ts';
import { useTalk } from '../talk-context.ts';
import { Bubble } from './bubble.tsx';
import { KeptRecording } from './kept-recording.tsx';
import { MediaView } from './media-view.tsx';

/** What was said here and has not arrived, or has just; `behind` one that was not taken. */
export function UnsentMessage({ unsent, behind }: { unsent: Unsent; behind: boolean }) {
  const { messageId, content, media, spoken, problem } = unsent;
  return (
    <Bubble
      mine
      follows={false}
      label={problem === null ? 'You, being sent' : 'You, not sent'}
      footer={<Footer unsent={unsent} behind={behind} />}
    >
      <MediaView media={media.map((one) => ({ ...one, width: null, height: null }))} />
      {spoken && <KeptRecording messageId={messageId} />}
      {content !== '' && <p className="whitespace-pre-wrap opacity-70">{content}</p>}
    </Bubble>
  );
}

function Footer({ unsent, behind }: { unsent: Unsent; behind: boolean }) {
  const talk = useTalk();
  const { messageId, arrived, problem } = unsent;
  if (problem === null) {
    const state = arrived > 0 ? 'Sent' : behind ? 'Waits for the message above' : 'Sending…';
    return (
      <p className="px-1.5 pt-0.5 text-xs text-muted">
        {state}
        {talk.volatile.has(messageId) &&
          ' This browser keeps no recordings: stay on this page until it is sent.'}
      </p>
    );
  }
  const { unreachable, message } = problem;
  return (
    <div
      role={unreachable ? undefined : 'alert'}
      className={`flex flex-wrap items-center justify-end gap-x-2 px-1.5 pt-0.5 text-xs ${unreachable ? 'text-muted' : 'text-danger'}`}
    >
      {unreachable
        ? `${message} It is not known whether this arrived: it is sent again by itself.`
        : `Not sent. ${message}`}
      <Button size="sm" variant="ghost" onClick={() => sendAgain(talk, messageId)}>
        {unreachable ? 'Retry now' : 'Retry'}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => takeBack(talk, messageId)}>
        Delete
      </Button>
    </div>
  );
}
