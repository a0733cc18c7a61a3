import { mutate } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { refresh } from './refresh.ts';
import { liveRow, type Talk } from './talk.ts';

/** Ends the answer where it is; what was said of it stays. */
export async function stopAnswer(talk: Talk): Promise<void> {
  const live = liveRow(talk.rows.get())?.live ?? null;
  if (live === null || talk.shape.get().stopping) return;
  patch(talk.shape, { stopping: true });
  await mutate('turn.stop', { turnId: live.turnId }).catch(() => null);
  await refresh(talk);
}
