import type { TurnEvent } from '#server/domain/conversation/view.ts';
import { ADDRESS } from './api.ts';

/** Silence after which a connection is given up; the server says something every 15 s. */
const SILENCE_MS = 40_000;

type Listener = {
  onOpen: () => void;
  onEvent: (event: TurnEvent) => void;
  /** The connection is no more, for whatever reason, and was closed. Called at most once. */
  onLost: () => void;
};

/** Watches a turn from `seq` on. Does not reconnect by itself. Returns the way to stop. */
export function openEvents(turnId: string, seq: number, listener: Listener): () => void {
  const input = encodeURIComponent(JSON.stringify({ turnId, lastEventId: String(seq) }));
  const source = new EventSource(`${ADDRESS}/turn.watch?input=${input}`);
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
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    alive();
    listener.onEvent(turnEvent(data));
  });
  for (const end of ['error', 'serialized-error', 'return']) source.addEventListener(end, lose);
  return close;
}

/** One event of a watched turn: only the server that this page came from writes to this stream. */
function turnEvent(data: string): TurnEvent {
  return JSON.parse(data) as TurnEvent;
}
