import type { TurnEvent } from '#server/domain/conversation/view.ts';
import { mutate } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { followTurn } from '#components/shared/follow-turn.ts';
import { openEvents } from '#components/shared/open-events.ts';
import { refresh, tryAgainLater } from './refresh.ts';
import { liveRow, type Talk } from './talk.ts';

/** Listens to the answer that is being given, if there is one. */
export function follow(talk: Talk): void {
  const live = liveRow(talk.rows.get())?.live ?? null;
  if (talk.watch !== null && talk.watch.turnId !== live?.turnId) stopWatching(talk);
  if (live === null) patch(talk.shape, { attempt: 0, stopping: false });
  if (live === null || talk.watch !== null) return;
  const { turnId, seq } = live;
  const stop = openEvents(
    'turn.watch',
    { turnId, lastEventId: String(seq) },
    {
      onOpen: () => patch(talk.shape, { attempt: 0 }),
      onEvent: (event) => take(talk, event),
      onLost: () => {
        if (talk.watch?.turnId !== turnId) return;
        stopWatching(talk);
        tryAgainLater(talk);
      },
    },
  );
  talk.watch = { turnId, stop };
}

/** Closes what listens for this page. What is being said goes on. */
export function stopWatching(talk: Talk): void {
  talk.cancelRetry?.();
  talk.watch?.stop();
  talk.watch = null;
}

/** Ends the answer where it is; what was said of it stays. */
export async function stop(talk: Talk): Promise<void> {
  const live = liveRow(talk.rows.get())?.live ?? null;
  if (live === null || talk.shape.get().stopping) return;
  patch(talk.shape, { stopping: true });
  await mutate('turn.stop', { turnId: live.turnId }).catch(() => null);
  await refresh(talk);
}

function take(talk: Talk, event: TurnEvent): void {
  const rows = talk.rows.get();
  const live = liveRow(rows);
  if (live === null) return;
  const { row, end, gap } = followTurn(live, [event]);
  if (row !== live) talk.rows.set(rows.map((one) => (one === live ? row : one)));
  if (!gap && end === null) return;
  stopWatching(talk);
  // With the end come its place in the store and the link to its voice.
  if (end !== null) {
    patch(talk.shape, { stopping: false });
    talk.said.set(
      end.status === 'failed' ? 'The answer failed.' : `${talk.persona.displayName}: ${row.content}`,
    );
    talk.tell();
  }
  void refresh(talk);
}
