import type { TurnEvent } from '#server/domain/conversation/view.ts';
import type { GenerationNews } from '#server/domain/media/view.ts';
import { ADDRESS } from './api.ts';

/** What each subscription tells. */
type Streams = { 'turn.watch': TurnEvent; 'generation.watch': Omit<GenerationNews, 'eventId'> };

/** Silence after which a connection is given up; the server says something every 15 s. */
const SILENCE_MS = 40_000;

type Listener<Event> = {
  onOpen: () => void;
  /** `eventId` is what a watcher that comes back has heard last; empty where the stream has none. */
  onEvent: (event: Event, eventId: string) => void;
  /** The connection is no more, for whatever reason, and was closed. Called at most once. */
  onLost: () => void;
};

/**
 * Opens a subscription of the UIs' own door: `input` is what the procedure `path` takes. Does not reconnect by
 * itself. Returns the way to stop.
 */
export function openEvents<Path extends keyof Streams>(
  path: Path,
  input: unknown,
  listener: Listener<Streams[Path]>,
): () => void {
  const source = new EventSource(`${ADDRESS}/${path}?input=${encodeURIComponent(JSON.stringify(input))}`);
  let silence: ReturnType<typeof setTimeout>;
  const close = () => {
    clearTimeout(silence);
    source.close();
  };
  const lose = () => {
    close();
    listener.onLost();
  };
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(lose, SILENCE_MS);
  };
  alive();
  source.addEventListener('connected', () => {
    alive();
    listener.onOpen();
  });
  source.addEventListener('ping', alive);
  source.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) => {
    alive();
    listener.onEvent(eventOf(path, data), lastEventId);
  });
  for (const end of ['error', 'serialized-error', 'return']) source.addEventListener(end, lose);
  return close;
}

/** One event of a subscription: only the server that this page came from writes to this stream. */
function eventOf<Path extends keyof Streams>(_: Path, data: string): Streams[Path] {
  return JSON.parse(data) as Streams[Path];
}
