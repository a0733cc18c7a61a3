import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { refresh } from './refresh.ts';
import { liveRow, type Talk } from './talk.ts';

/** Ends the answer where it is; what was said of it stays. Answers why it could not, `null` where it could. */
export async function stopAnswer(talk: Talk): Promise<string | null> {
  const live = liveRow(talk.rows.get())?.live ?? null;
  if (live === null || talk.shape.get().stopping) return null;
  patch(talk.shape, { stopping: true });
  try {
    await mutate('turn.stop', { turnId: live.turnId });
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    patch(talk.shape, { stopping: false });
    return `Not stopped. ${refusal.message}`;
  }
  await refresh(talk);
  return null;
}
