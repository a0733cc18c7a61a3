import type { ConversationSummary } from '#server/domain/conversation/view.ts';

/** The list with `summary` in its place; one that is older than all that is loaded stays out of it. */
export function placeSummary(
  list: readonly ConversationSummary[],
  summary: ConversationSummary,
  complete: boolean,
): readonly ConversationSummary[] {
  const rest = list.filter((one) => one.id !== summary.id);
  const last = rest.at(-1);
  if (!complete && last !== undefined && summary.updatedAt < last.updatedAt) return rest;
  return [...rest, summary].toSorted(byNewest);
}

/**
 * The list after the server told its newest part anew. What is older stays as it was loaded; what this page
 * has begun and the server has not numbered yet stays as well.
 */
export function mergeHead(
  list: readonly ConversationSummary[],
  head: readonly ConversationSummary[],
  complete: boolean,
): readonly ConversationSummary[] {
  const told = new Set(head.map((one) => one.id));
  const oldest = head.at(-1)?.updatedAt ?? '';
  const kept = list.filter(
    (one) => !told.has(one.id) && (isUnnumbered(one) || (!complete && one.updatedAt < oldest)),
  );
  return [...head, ...kept].toSorted(byNewest);
}

const isUnnumbered = (one: ConversationSummary) => one.sessionId === 0;

function byNewest(a: ConversationSummary, b: ConversationSummary): number {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt < b.updatedAt ? 1 : -1;
  return b.sessionId - a.sessionId;
}
