import type { CopyBrief } from '#server/domain/copy/schema.ts';
import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { patch } from '#components/shared/cell.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { briefOf, draftAfter, sameBrief } from '../state/draft.ts';
import { firstProblem } from '../state/field-problem.ts';
import { forgetNewTab } from '../state/keep-drafts.ts';
import { putRequest } from '../state/merge-requests.ts';
import { sentRequest } from '../state/optimistic.ts';
import { runningTurns } from '../state/standing.ts';
import type { Copy } from './copy.ts';
import { mutating, type Pane, setRequests } from './pane.ts';
import { changeTab } from './strip.ts';
import { took } from './took.ts';

/**
 * Asks for what the form holds; its card is shown at once. The form keeps every word until the server has them. Answers
 * the field that stands in the way, `null` where none does.
 */
export function write(copy: Copy, pane: Pane): 'title' | 'feature' | null {
  const { sending, phase } = pane.shape.get();
  const obstacle = firstProblem(pane.draft.get());
  if (obstacle !== null) patch(pane.shape, { tried: true });
  else if (!sending && (phase === 'new' || phase === 'ready')) void send(copy, pane);
  return obstacle;
}

async function send(copy: Copy, pane: Pane): Promise<void> {
  const brief = briefOf(pane.draft.get());
  const messageId = nameFor(pane, brief);
  const { phase } = pane.shape.get();
  pane.unanswered = { messageId, brief };
  setRequests(pane, (now) => putRequest(now, sentRequest(messageId, brief, new Date().toISOString())), {
    phase: 'ready',
    sending: true,
    tried: false,
    problem: null,
  });
  changeTab(copy, pane.id, { running: true });
  try {
    const input = { tabId: pane.id, messageId, ...brief };
    const begun = await mutating(pane, () => persistently(() => mutate('copy.write', input)));
    pane.unanswered = null;
    patch(pane.shape, { sending: false });
    forgetNewTab(pane.id);
    pane.draft.set(draftAfter(pane.draft.get(), brief));
    took(copy, pane, begun);
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    if (refusal.status !== null) pane.unanswered = null;
    const retryAt = refusal.retryAfterSeconds === null ? 0 : Date.now() + refusal.retryAfterSeconds * 1000;
    const problem = { message: `Not sent. ${refusal.message}`, retryAt };
    setRequests(pane, (now) => now.filter((one) => one.messageId !== messageId), {
      phase,
      sending: false,
      problem,
    });
    changeTab(copy, pane.id, { running: runningTurns(pane.shape.get().requests).length > 0 });
  }
}

/** The request's name: the same one for what was sent and never answered, since the server writes once for a name. */
function nameFor({ unanswered }: Pane, brief: CopyBrief): string {
  return unanswered !== null && sameBrief(unanswered.brief, brief) ? unanswered.messageId : newId();
}
