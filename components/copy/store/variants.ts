import type { CopyRequest } from '#server/domain/copy/view.ts';
import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { putRequest, UNNUMBERED } from '../state/merge-requests.ts';
import { withVariant } from '../state/optimistic.ts';
import { standingOf } from '../state/standing.ts';
import type { Copy } from './copy.ts';
import { refresh } from './follow.ts';
import { mutating, type Pane, setRequests } from './pane.ts';
import { took } from './took.ts';

/** Lets another variant be written, which is seen to begin at once. Throws what `refusalOf` reads. */
export async function another(copy: Copy, pane: Pane, request: CopyRequest): Promise<void> {
  if (request.number === UNNUMBERED || standingOf(request).running !== null) return;
  const variantId = newId();
  const input = { tabId: pane.id, requestId: request.id, variantId };
  setRequests(pane, (now) => putRequest(now, withVariant(request, variantId, new Date().toISOString())));
  try {
    const begun = await mutating(pane, () => persistently(() => mutate('copy.rewrite', input)));
    took(copy, pane, begun);
  } catch (error) {
    setRequests(pane, (now) => putRequest(now, request));
    await complain(copy, pane, error);
  }
}

/** One after the other, so that the variant chosen last is the one that counts. */
let choosing: Promise<unknown> = Promise.resolve();

/** Makes a finished variant the one that counts, at once. Throws what `refusalOf` reads. */
export async function choose(copy: Copy, pane: Pane, request: CopyRequest, variantId: string): Promise<void> {
  const input = { tabId: pane.id, requestId: request.id, variantId };
  setRequests(pane, (now) =>
    now.map((one) => (one.id === request.id ? { ...one, currentId: variantId } : one)),
  );
  const chosen = choosing.then(() => mutating(pane, () => persistently(() => mutate('copy.choose', input))));
  choosing = chosen.catch(() => undefined);
  try {
    await chosen;
    copy.tell(pane.id);
  } catch (error) {
    await complain(copy, pane, error);
  }
}

/** Stops what is being written. Throws what `refusalOf` reads. */
export async function stop(copy: Copy, pane: Pane, turnId: string): Promise<void> {
  try {
    await mutate('turn.stop', { turnId });
    await refresh(copy, pane);
  } catch (error) {
    await complain(copy, pane, error);
  }
}

/** Shows what is true again. */
async function complain(copy: Copy, pane: Pane, error: unknown): Promise<never> {
  leaveIfSignedOut(refusalOf(error));
  await refresh(copy, pane);
  throw error;
}
