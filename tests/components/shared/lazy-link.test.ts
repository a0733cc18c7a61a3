import type { OperationResultEnvelope, TRPCClientError, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { describe, expect, it, vi } from 'vitest';
import { lazyLink } from '#components/shared/lazy-link.ts';
import type { AppRouter } from '#server/trpc/root.ts';

type Link = TRPCLink<AppRouter>;
type Envelope = OperationResultEnvelope<unknown, TRPCClientError<AppRouter>>;

const operation = {
  id: 1,
  type: 'subscription',
  path: 'turn.watch',
  input: {},
  context: {},
  signal: null,
} as const;

/** A link that answers "ready" to whoever subscribes, and tells when they leave. */
function readyLink(onLeave: () => void = () => undefined): Link {
  return () => () =>
    observable((observer) => {
      observer.next({ result: { type: 'data', data: 'ready' } });
      return onLeave;
    });
}

function subscribe(link: ReturnType<Link>) {
  const answer = Promise.withResolvers<unknown>();
  const { unsubscribe } = link({
    op: operation,
    next: () => observable<Envelope, TRPCClientError<AppRouter>>(() => undefined),
  }).subscribe({
    next: (value) => answer.resolve(value.result),
    error: (error) => answer.reject(error),
  });
  return { answer: answer.promise, unsubscribe };
}

describe('lazyLink', () => {
  it('is fetched with the first operation, and once for all of them', async () => {
    const load = vi.fn<() => Promise<Link>>(() => Promise.resolve(readyLink()));
    const link = lazyLink(load)({});
    expect(load).not.toHaveBeenCalled();
    const answers = [subscribe(link), subscribe(link)].map(({ answer }) => answer);
    expect(await Promise.all(answers)).toEqual([
      { type: 'data', data: 'ready' },
      { type: 'data', data: 'ready' },
    ]);
    expect(load).toHaveBeenCalledOnce();
  });

  it('passes leaving on', async () => {
    const onLeave = vi.fn<() => void>();
    const { answer, unsubscribe } = subscribe(lazyLink(() => Promise.resolve(readyLink(onLeave)))({}));
    await answer;
    unsubscribe();
    expect(onLeave).toHaveBeenCalledOnce();
  });

  it('opens nothing for whoever left before it was there', async () => {
    const loaded = Promise.withResolvers<Link>();
    const link = lazyLink(() => loaded.promise)({});
    const early = subscribe(link);
    early.unsubscribe();
    const late = subscribe(link);
    const inner = vi.fn<ReturnType<Link>>(readyLink()({}));
    loaded.resolve(() => inner);
    await late.answer;
    expect(inner).toHaveBeenCalledOnce();
  });

  it('tells of a failed fetch, and fetches again the next time', async () => {
    const load = vi.fn<() => Promise<Link>>();
    load.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    load.mockResolvedValue(readyLink());
    const link = lazyLink(load)({});
    await expect(subscribe(link).answer).rejects.toThrow('Failed to fetch');
    expect(await subscribe(link).answer).toEqual({ type: 'data', data: 'ready' });
  });
});
