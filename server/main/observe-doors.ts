import type { ServerResponse } from 'node:http';
import { observeRequest } from '#server/http/observe-request.ts';
import type { Metrics } from '#server/kernel/metrics.ts';
import { appRouter } from '#server/trpc/root.ts';

/** A client that left before its answer began, as nginx calls it. */
const LEFT = 499;

/** Counts a page or a file of one when it has been sent. */
export function observePage(metrics: Metrics, path: string, res: ServerResponse): void {
  const began = performance.now();
  const operation = path.startsWith('/_next/') ? 'file' : path.startsWith('/api/auth/') ? 'sign-in' : 'page';
  res.once('close', () =>
    observeRequest(metrics, { family: 'pages', operation, status: statusOf(res), began }),
  );
}

/**
 * Counts a tRPC request when it has been answered. To be told by the returned function when its answer begins, which
 * in the case of a subscription may be hours before its end.
 */
export function observeTrpc(metrics: Metrics, path: string | null, res: ServerResponse): () => void {
  const began = performance.now();
  let answered: number | undefined;
  const operation = operationOf(path);
  res.once('close', () => {
    const ended = { family: 'trpc', operation, status: statusOf(res), began };
    observeRequest(metrics, answered === undefined ? ended : { ...ended, answered });
  });
  return () => {
    answered ??= performance.now();
  };
}

/** The procedure's name, or what stands for several and for those that do not exist. `path` can be decoded. */
function operationOf(path: string | null): string {
  const name = decodeURIComponent(path ?? '');
  if (name.includes(',')) return 'several';
  return Object.hasOwn(appRouter._def.procedures, name) ? name : 'none';
}

function statusOf(res: ServerResponse): number {
  return res.headersSent ? res.statusCode : LEFT;
}
