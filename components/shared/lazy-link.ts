import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import type { AppRouter } from '#server/trpc/root.ts';

type Link = TRPCLink<AppRouter>;
type OperationLink = ReturnType<Link>;

/** A link whose code is fetched with the first operation that takes it; after a failure, with the next one again. */
export function lazyLink(load: () => Promise<Link>): Link {
  return (runtime) => {
    let loading: Promise<OperationLink> | undefined;

    async function begin(): Promise<OperationLink> {
      try {
        return (await load())(runtime);
      } catch (error) {
        loading = undefined;
        throw error;
      }
    }

    function open(): Promise<OperationLink> {
      loading ??= begin();
      return loading;
    }

    return ({ op, next }) =>
      observable((observer) => {
        let inner: Unsubscribable | undefined;
        let closed = false;

        async function connect() {
          try {
            const link = await open();
            if (!closed) inner = link({ op, next }).subscribe(observer);
          } catch (error) {
            observer.error(TRPCClientError.from(asError(error)));
          }
        }

        void connect();
        return () => {
          closed = true;
          inner?.unsubscribe();
        };
      });
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
