import type { CopyRequest, CopyTabView } from '#server/domain/copy/view.ts';

type Page = Pick<CopyTabView, 'requests' | 'before'>;

/** The number of a request that the server has not taken yet. */
export const UNNUMBERED = 0;

/**
 * A tab's requests after the server told its last ones anew, oldest first. What is older stays as it was loaded, unless
 * so much is new that nobody knows what lies between; what is on its way to the server stays as well.
 */
export function mergeHead(now: Page, told: Page): Page {
  const names = new Set(told.requests.map(({ messageId }) => messageId));
  const sending = now.requests.filter(
    ({ number, messageId }) => number === UNNUMBERED && !names.has(messageId),
  );
  const first = told.requests[0]?.number ?? 0;
  const joined = now.requests.some(({ number, messageId }) => number >= first && names.has(messageId));
  const older =
    told.before !== null && joined
      ? now.requests.filter(({ number }) => number !== UNNUMBERED && number < first)
      : [];
  return {
    requests: [...older, ...told.requests, ...sending],
    before: older.length === 0 ? told.before : now.before,
  };
}

/** The requests with an older page before them. */
export function prependOlder(now: Page, told: Page): Page {
  const known = new Set(now.requests.map(({ messageId }) => messageId));
  const fresh = told.requests.filter(({ messageId }) => !known.has(messageId));
  return { requests: [...fresh, ...now.requests], before: told.before };
}

/** The requests with `request` in place of the one of the same name, or at the end. */
export function putRequest(requests: readonly CopyRequest[], request: CopyRequest): readonly CopyRequest[] {
  const known = requests.some(({ messageId }) => messageId === request.messageId);
  if (!known) return [...requests, request];
  return requests.map((one) => (one.messageId === request.messageId ? request : one));
}
